#include "parsers/inventory/inventory_columns.hpp"

#include <array>

namespace advisory::parsers {

namespace {

using enum CellForm;
using enum Need;
using enum Part;

template <class Row, std::size_t count>
using Columns = std::array<InventoryColumn<Row>, count>;

constexpr std::string_view product_id_labels = "製品ID|製品コード|品目ID|品目コード";
constexpr std::string_view product_version_labels = "製品バージョン|製品のバージョン|製品版数";

// A bare バージョン is taken where a file has one version only; in a file of components it
// could be that of the product.
constexpr std::string_view only_version_labels =
    "version|product_version|バージョン|版数|製品バージョン|製品のバージョン|製品版数|"
    "ソフトウェアバージョン";

// The key columns are those by which the store knows a row again.
constexpr Columns<ProductVersion, 10> products{{
    {{"product_id", word, required, key, product_id_labels}, &ProductVersion::product_id},
    {{"product_name", prose, required, detail, "製品名|製品名称|販売名|品名"},
     &ProductVersion::product_name},
    {{"model", word, optional, detail, "型番|型式|形式|機種"}, &ProductVersion::model},
    {{"version", word, optional, key, only_version_labels}, &ProductVersion::version},
    {{"vendor",
      word,
      optional,
      detail,
      "製造販売業者|製造販売業者名|ベンダ|ベンダー|メーカ|メーカー"},
     &ProductVersion::vendor},
    {{"lifecycle", word, optional, detail, "ライフサイクル|ライフサイクル段階|サポート状況"},
     &ProductVersion::lifecycle},
    {{"jmdn_class",
      word,
      optional,
      detail,
      "JMDNクラス|クラス分類|医療機器クラス|医療機器クラス分類"},
     &ProductVersion::jmdn_class},
    {{"approval_no",
      word,
      optional,
      detail,
      "承認番号|認証番号|届出番号|承認番号等|承認・認証番号|承認・認証・届出番号|"
      "承認/認証番号|承認/認証/届出番号|承認(認証)番号|医療機器承認番号|医療機器承認番号等"},
     &ProductVersion::approval_no},
    {{"retention_class", word, optional, detail, "保存区分|保存期間区分|保管区分"},
     &ProductVersion::retention_class},
    {{"least_severity", severity, optional, detail, "最低深刻度|深刻度の下限|深刻度下限"},
     &ProductVersion::least_severity},
}};

constexpr Columns<Component, 7> components{{
    {{"product_id", word, required, key, product_id_labels}, &Component::product_id},
    {{"product_version", word, optional, key, product_version_labels}, &Component::product_version},
    {{"component_vendor",
      word,
      optional,
      key,
      "構成品ベンダ|構成品ベンダー|構成品メーカ|構成品メーカー|コンポーネントベンダ|"
      "コンポーネントベンダー|"
      "部品ベンダ|部品ベンダー|部品メーカ|部品メーカー|サプライヤ|サプライヤー|供給者"},
     &Component::vendor},
    {{"component",
      word,
      required,
      key,
      "component_name|構成品|構成品名|コンポーネント|コンポーネント名|部品|部品名|ソフトウェア名"},
     &Component::name},
    {{"component_version",
      word,
      optional,
      key,
      "構成品バージョン|構成品のバージョン|構成品版数|コンポーネントバージョン|"
      "コンポーネントのバージョン|部品バージョン|部品のバージョン|部品版数"},
     &Component::version},
    {{"purl", purl, optional, key, "package_url|パッケージURL"}, &Component::purl},
    {{"cpe", cpe, optional, key, "cpe_name|CPE名"}, &Component::cpe},
}};

constexpr Columns<Installation, 8> installations{{
    {{"institution_id", word, required, key, "医療機関ID|医療機関コード|施設ID|施設コード"},
     &Installation::institution_id},
    {{"institution_name", prose, optional, detail, "医療機関名|医療機関名称|施設名|施設名称"},
     &Installation::institution_name},
    {{"contact", prose, optional, detail, "連絡先|担当者連絡先"}, &Installation::contact},
    {{"product_id", word, required, key, product_id_labels}, &Installation::product_id},
    {{"product_version", word, optional, key, only_version_labels}, &Installation::product_version},
    {{"serial",
      word,
      optional,
      key,
      "serial_no|シリアル番号|シリアルNo|シリアルNo.|シリアル|製造番号"},
     &Installation::serial},
    {{"shipped_on", date, optional, detail, "出荷日|出荷年月日"}, &Installation::shipped_on},
    {{"options", prose, optional, detail, "オプション|オプション構成|構成オプション"},
     &Installation::options},
}};

}  // namespace

std::span<const InventoryColumn<ProductVersion>> product_columns()
{
    return products;
}

std::span<const InventoryColumn<Component>> component_columns()
{
    return components;
}

std::span<const InventoryColumn<Installation>> installation_columns()
{
    return installations;
}

}  // namespace advisory::parsers
