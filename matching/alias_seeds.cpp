#include "matching/alias_seeds.hpp"

#include <array>

namespace advisory::matching {

namespace {

constexpr std::array vendors{
    // Japanese names of makers, and their names in CPE.
    VendorSeed{"日本電気", "nec"},
    VendorSeed{"necプラットフォームズ", "nec"},
    VendorSeed{"nec platforms", "nec"},
    VendorSeed{"ベリタス", "veritas"},
    VendorSeed{"ベリタステクノロジーズ", "veritas"},
    VendorSeed{"veritas technologies", "veritas"},
    VendorSeed{"トレンドマイクロ", "trend micro"},
    VendorSeed{"trendmicro", "trend micro"},
    VendorSeed{"プラネックスコミュニケーションズ", "planex"},
    VendorSeed{"フォーティネット", "fortinet"},
    VendorSeed{"マイクロソフト", "microsoft"},
    VendorSeed{"アップル", "apple"},
    VendorSeed{"グーグル", "google"},
    VendorSeed{"アドビ", "adobe"},
    VendorSeed{"adobe systems", "adobe"},
    VendorSeed{"オラクル", "oracle"},
    VendorSeed{"シスコ", "cisco"},
    VendorSeed{"シスコシステムズ", "cisco"},
    VendorSeed{"cisco systems", "cisco"},
    VendorSeed{"シトリックス", "citrix"},
    VendorSeed{"citrix systems", "citrix"},
    VendorSeed{"パロアルトネットワークス", "palo alto networks"},
    VendorSeed{"paloaltonetworks", "palo alto networks"},
    VendorSeed{"palo alto", "palo alto networks"},
    VendorSeed{"ヴイエムウェア", "vmware"},
    VendorSeed{"レッドハット", "red hat"},
    VendorSeed{"redhat", "red hat"},
    VendorSeed{"三菱電機", "mitsubishi electric"},
    VendorSeed{"mitsubishielectric", "mitsubishi electric"},
    VendorSeed{"日立", "hitachi"},
    VendorSeed{"日立製作所", "hitachi"},
    VendorSeed{"富士通", "fujitsu"},
    VendorSeed{"サイボウズ", "cybozu"},
    VendorSeed{"エレコム", "elecom"},
    VendorSeed{"アイ・オー・データ機器", "i o data"},
    VendorSeed{"iodata", "i o data"},
    VendorSeed{"バッファロー", "buffalo"},
    VendorSeed{"ヤマハ", "yamaha"},
    VendorSeed{"オムロン", "omron"},
    VendorSeed{"横河電機", "yokogawa"},
    VendorSeed{"キャノン", "canon"},
    VendorSeed{"キヤノン", "canon"},
    VendorSeed{"リコー", "ricoh"},
    VendorSeed{"シーメンス", "siemens"},
    VendorSeed{"フィリップス", "philips"},
    // Makers of medical devices, with the names they had before.
    VendorSeed{"東芝メディカルシステムズ", "canon medical systems"},
    VendorSeed{"キヤノンメディカルシステムズ", "canon medical systems"},
    VendorSeed{"富士フイルムヘルスケア", "fujifilm healthcare"},
    VendorSeed{"日立アロカメディカル", "fujifilm healthcare"},
    VendorSeed{"ge横河メディカルシステム", "ge healthcare"},
    VendorSeed{"geヘルスケア・ジャパン", "ge healthcare"},
    VendorSeed{"シーメンスヘルスケア", "siemens healthineers"},
    VendorSeed{"フィリップス・ジャパン", "philips"},
    VendorSeed{"日本光電", "nihon kohden"},
    VendorSeed{"日本光電工業", "nihon kohden"},
    VendorSeed{"フクダ電子", "fukuda denshi"},
    VendorSeed{"テルモ", "terumo"},
    VendorSeed{"ニプロ", "nipro"},
    VendorSeed{"bd", "becton dickinson and"},
    VendorSeed{"hillrom", "baxter"},
    VendorSeed{"welch allyn", "baxter"},
    VendorSeed{"baxter international", "baxter"},
    VendorSeed{"st. jude medical", "abbott"},
    // Projects and their organisations.
    VendorSeed{"internet systems consortium", "isc"},
    VendorSeed{"the tcpdump group", "tcpdump"},
    VendorSeed{"haxx", "curl"},
    VendorSeed{"f5 networks", "f5"},
    VendorSeed{"wind river systems", "wind river"},
    VendorSeed{"windriver", "wind river"},
    VendorSeed{"pivotal", "vmware"},
    VendorSeed{"springsource", "vmware"},
    VendorSeed{"python software", "python"},
    VendorSeed{"apache software", "apache"},
    VendorSeed{"openssl software", "openssl"},
};

constexpr std::array products{
    // Names that mean one product wherever they stand.
    ProductSeed{"", "openssl", "openssl", "openssl"},
    ProductSeed{"", "log4j", "apache", "log4j"},
    ProductSeed{"", "log4j 2", "apache", "log4j"},
    ProductSeed{"", "log4j2", "apache", "log4j"},
    ProductSeed{"", "log4j core", "apache", "log4j core"},
    ProductSeed{"", "tomcat", "apache", "tomcat"},
    ProductSeed{"", "struts", "apache", "struts"},
    ProductSeed{"", "struts 2", "apache", "struts"},
    ProductSeed{"", "struts2", "apache", "struts"},
    ProductSeed{"", "struts2 core", "apache", "struts"},
    ProductSeed{"apache", "httpd", "apache", "http server"},
    ProductSeed{"", "apache httpd", "apache", "http server"},
    ProductSeed{"", "bind", "isc", "bind"},
    ProductSeed{"", "bind 9", "isc", "bind"},
    ProductSeed{"", "bind9", "isc", "bind"},
    ProductSeed{"", "openssh", "openbsd", "openssh"},
    ProductSeed{"", "postgresql", "postgresql", "postgresql"},
    ProductSeed{"", "mysql", "oracle", "mysql"},
    ProductSeed{"", "mysql server", "oracle", "mysql"},
    ProductSeed{"", "mariadb", "mariadb", "mariadb"},
    ProductSeed{"", "mariadb server", "mariadb", "mariadb"},
    ProductSeed{"", "sqlite", "sqlite", "sqlite"},
    ProductSeed{"", "sqlite3", "sqlite", "sqlite"},
    ProductSeed{"", "curl", "curl", "curl"},
    ProductSeed{"", "libcurl", "curl", "libcurl"},
    ProductSeed{"", "zlib", "zlib", "zlib"},
    ProductSeed{"", "redis", "redis", "redis"},
    ProductSeed{"", "nginx", "f5", "nginx"},
    ProductSeed{"", "samba", "samba", "samba"},
    ProductSeed{"", "linux kernel", "linux", "linux kernel"},
    ProductSeed{"", "wordpress", "wordpress", "wordpress"},
    ProductSeed{"", "firefox", "mozilla", "firefox"},
    ProductSeed{"", "libwebp", "webmproject", "libwebp"},
    ProductSeed{"", "dcmtk", "offis", "dcmtk"},
    ProductSeed{"", "vxworks", "wind river", "vxworks"},
    ProductSeed{"", "pan os", "palo alto networks", "pan os"},
    ProductSeed{"", "fortios", "fortinet", "fortios"},
    ProductSeed{"", "jp1/veritas netbackup", "veritas", "netbackup"},
    ProductSeed{"", "java se", "oracle", "java se"},
    ProductSeed{"oracle", "jdk", "oracle", "java se"},
    ProductSeed{"oracle", "jre", "oracle", "java se"},
    ProductSeed{"oracle", "java", "oracle", "java se"},
    ProductSeed{"", "サイボウズ ガルーン", "cybozu", "garoon"},
    ProductSeed{"cybozu", "ガルーン", "cybozu", "garoon"},
    // Names alike, products not: the driver is not the database server.
    ProductSeed{"maven", "org.postgresql/postgresql", "postgresql", "postgresql jdbc driver"},
    ProductSeed{"maven", "mysql/mysql connector java", "oracle", "mysql connector j"},
};

}  // namespace

std::span<const VendorSeed> vendor_seeds()
{
    return vendors;
}

std::span<const ProductSeed> product_seeds()
{
    return products;
}

}  // namespace advisory::matching
