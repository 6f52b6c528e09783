#include "language/japanese/parts.hpp"

namespace advisory::japanese {

namespace {

constexpr auto of_inventory = sorted(std::to_array<Translation>({
    // parsers/sbom/component_draft.cpp
    {" The component is matched without it.", " 構成部品はそれなしで照合されます。"},
    {"The purl {} names another product than {}, which counts; remove the wrong one, or list the "
     "other product as a component.",
     "purl {} は、採用された {} "
     "とは別の製品を指しています。誤っているほうを削除するか、別の製品を構成部品として挙げてくださ"
     "い。"},
    {"The CPE {} names another product than {}, which counts; remove the wrong one, or list the "
     "other product as a component.",
     "CPE {} は、採用された {} "
     "とは別の製品を指しています。誤っているほうを削除するか、別の製品を構成部品として挙げてくださ"
     "い。"},
    {"The name {} holds the control character U+{:04X}, so that no notice could be matched with "
     "it; correct the name and read the bill again.",
     "名前 {} に制御文字 U+{:04X} "
     "があるため、どの注意喚起とも照合できません。名前を直し、部品表をもう一度読み込んでください"
     "。"},
    {"The name has lost characters (U+FFFD), so that notices may not be matched with it; correct "
     "the name.",
     "名前の文字が失われています "
     "(U+FFFD)。注意喚起と照合できないおそれがあります。名前を直してください。"},
    {"The component has no name, and no valid purl that gives one; add its name and read the bill "
     "again.",
     "構成部品に名前がなく、名前を示す正しい purl "
     "もありません。名前を加え、部品表をもう一度読み込んでください。"},
    {"The component has no name; that of its purl was taken. Add its name.",
     "構成部品に名前がないため、purl の名前を使いました。名前を加えてください。"},
    {"The version {} holds the control character U+{:04X} and was not taken; correct it.",
     "バージョン {} に制御文字 U+{:04X} があるため使いませんでした。直してください。"},
    {"The component has no version, and neither has its purl or CPE: what concerns it can only "
     "become a review. Add its version.",
     "構成部品にも purl や CPE "
     "にもバージョンがないため、関係するものはすべて要確認になります。バージョンを加えてください"
     "。"},
    {"The purl names version {}, but the version is {}; correct the one that is wrong.",
     "purl のバージョンは {} ですが、バージョンは {} です。誤っているほうを直してください。"},
    {"The vendor {} holds control characters and was not taken; correct it.",
     "開発元 {} に制御文字があるため使いませんでした。直してください。"},

    // parsers/sbom/component_tree.cpp
    {"line {}", "{} 行目"},
    {"(no name)", "(名前なし)"},
    {"{} more components or parts of the bill were left out; correct those above and read the bill "
     "again.",
     "このほか {} "
     "件の構成部品または部品表の一部を除きました。上のものを直し、部品表をもう一度読み込んでくださ"
     "い。"},
    {"{} more doubts are not shown; correct those above and read the bill again.",
     "このほか {} "
     "件の疑問は表示していません。上のものを直し、部品表をもう一度読み込んでください。"},

    // parsers/sbom/cyclonedx.cpp
    {"its JSON is no object", "JSON がオブジェクトではありません"},
    {"bomFormat is not \"CycloneDX\"", "bomFormat が \"CycloneDX\" ではありません"},
    {"The bill does not say which CycloneDX it is (specVersion); it was read as 1.6. Add it.",
     "CycloneDX の版 (specVersion) が書かれていないため、1.6 "
     "として読みました。書き加えてください。"},
    {"CycloneDX 1.2 to 1.6", "CycloneDX 1.2 から 1.6"},
    {"specVersion is {}", "specVersion が {} です"},
    {"CycloneDX {} is not known; it was read as 1.6, and what is new in it was passed over. Export "
     "the bill as 1.6.",
     "CycloneDX {} は未対応です。1.6 として読み、新しい部分は読み飛ばしました。1.6 "
     "で出力し直してください。"},
    {"depends on", "に依存しています"},
    {"There are more than {} references; the others were not checked.",
     "参照が {} 件を超えています。残りは確かめていません。"},
    {"Services are no components and were not taken: {}. Register what runs inside of the product "
     "as a component.",
     "サービスは構成部品ではないため除きました: "
     "{}。製品の中で動くものは構成部品として登録してください。"},
    {"The bill lists no component, so that nothing can be matched with it; check how it was "
     "exported.",
     "部品表に構成部品がないため、何も照合できません。出力の方法を確かめてください。"},

    // parsers/sbom/cyclonedx_components.cpp
    {"{}: components stand inside of each other more than {} deep.",
     "{}: 構成部品の入れ子が {} 段を超えています。"},
    {"Export the bill with less nesting.", "入れ子を浅くして部品表を出力し直してください。"},
    {"Here stands {} where a component should; remove it, or write the component.",
     "構成部品があるべき所に{}があります。削除するか、構成部品を書いてください。"},
    {"The scope is \"excluded\", yet the component is kept: whether it can be reached at run time "
     "is for a person to say. Remove it if it is not shipped.",
     "scope は \"excluded\" "
     "ですが、構成部品は残します。実行時に到達できるかどうかは人が判断します。出荷されないのであれ"
     "ば削除してください。"},
    {"The pedigree claims more than {} vulnerabilities to be fixed; the others were not taken.",
     "pedigree に修正済みとされた脆弱性が {} 件を超えています。残りは使いませんでした。"},

    // parsers/sbom/json_members.cpp
    {"The key {} stands more than once; {}{}. Remove the wrong one.",
     "キー {} が複数回あります。{}{}。誤っているほうを削除してください。"},
    {"all of them were read", "すべて読み込みました"},
    {"the first counts, the other", "最初のものを使い、もう一方"},
    {" ({}) does not", " ({}) は使いません"},
    {" does not", "は使いません"},
    {"The text {} is longer than {} bytes and was not taken; shorten it.",
     "文字列 {} は {} バイトより長いため使いませんでした。短くしてください。"},
    {"The key {} stands more than once in an object{}; nothing here is read, but remove the wrong "
     "one.",
     "オブジェクトの中にキー {} "
     "が複数回あります{}。ここでは何も読みませんが、誤っているほうを削除してください。"},
    {", and so do {} others", " (ほか {} 個も同様)"},
    {"Here stands {} where {} should; it was not read. Correct it.",
     "{1}があるべき所に{0}があります。読みませんでした。直してください。"},

    // parsers/sbom/json_tokens.cpp
    {"Line {}: the JSON document ends before it is complete.",
     "{} 行目: JSON 文書が途中で終わっています。"},
    {"It was cut off on its way; copy or export it again.",
     "転送の途中で切れています。コピーし直すか、出力し直してください。"},
    {"Line {}: the JSON values are nested too deep.", "{} 行目: JSON の値の入れ子が深すぎます。"},
    {"No schema asks for that; export the bill again.",
     "どのスキーマでも必要のないものです。部品表を出力し直してください。"},
    {"Line {}: an object has more than {} members.",
     "{} 行目: オブジェクトのメンバーが {} 個を超えています。"},
    {"Line {}: byte {} of the document is not UTF-8.",
     "{} 行目: 文書の {} バイト目が UTF-8 ではありません。"},
    {"JSON is UTF-8 (RFC 8259); save the bill as UTF-8 and import it again.",
     "JSON は UTF-8 です (RFC 8259)。部品表を UTF-8 で保存し、もう一度取り込んでください。"},
    {"Line {}: what stands at byte {} is not JSON ({}).",
     "{} 行目: {} バイト目の内容が JSON ではありません ({})。"},
    {"Correct the line, or export the bill again.", "行を直すか、部品表を出力し直してください。"},
    {"the end of the document", "文書の終わり"},
    {"an object", "オブジェクト"},
    {"the end of an object", "オブジェクトの終わり"},
    {"the end of a list", "リストの終わり"},
    {"a key", "キー"},
    {"a number", "数"},

    // parsers/sbom/read_sbom.cpp
    {"CycloneDX or SPDX", "CycloneDX または SPDX"},
    {"neither bomFormat nor spdxVersion says so", "bomFormat も spdxVersion もありません"},
    {"it is none, and may be CSV", "部品表ではなく、CSV かもしれません"},
    {"{} is not supported.", "{} には対応していません。"},
    {"Export the bill as JSON: CycloneDX 1.2 to 1.6, or SPDX 2.2 or 2.3.",
     "部品表を JSON で出力してください。CycloneDX 1.2 から 1.6、または SPDX 2.2 か 2.3 です。"},

    // parsers/sbom/reference_graph.cpp
    {"The {} {} is also that of {} ({}{}); both were kept. Give each component its own.",
     "{} {} は {} ({}{}) "
     "のものでもあります。両方とも残しました。構成部品ごとに別のものを付けてください。"},
    {", which encloses it", "、これを内包するもの"},
    {"The component {} itself in a circle of {}: {}{}. All were kept; correct the references.",
     "{1} 個の循環の中で構成部品が自分自身{0}: {2}{3}。すべて残しました。参照を直してください。"},
    {"References that name no component of the bill: {}, the first of them here. What they meant "
     "may be missing in the bill; add it.",
     "部品表のどの構成部品も指さない参照が {} "
     "件あり、最初のものはここです。指していたものが部品表に欠けているおそれがあります。書き加えて"
     "ください。"},

    // parsers/sbom/sbom_bytes.cpp
    {"The bill has {} bytes; the most is {}.", "部品表は {} バイトです。上限は {} バイトです。"},
    {"Export it without files and licence texts, or split it.",
     "ファイルやライセンスの文章を除いて出力するか、分割してください。"},
    {"The document is no bill of materials in {}: {}.", "{} の部品表ではありません: {}。"},
    {"Read are CycloneDX 1.2 to 1.6 in JSON, and SPDX 2.2 and 2.3 in JSON or tag-value; export the "
     "bill as one of them.",
     "読めるのは、CycloneDX 1.2 から 1.6 の JSON と、SPDX 2.2 と 2.3 の JSON または tag-value "
     "です。いずれかで部品表を出力し直してください。"},
    {"The bill has more than {} components.", "部品表の構成部品が {} 個を超えています。"},
    {"Split it into one bill for each part of the product.",
     "製品の部分ごとの部品表に分割してください。"},

    // parsers/sbom/spdx.cpp
    {"SPDX 2.2 or 2.3", "SPDX 2.2 または 2.3"},
    {"it does not say which SPDX it is", "SPDX の版が書かれていません"},
    {"its version is {}", "版が {} です"},
    {"{} is not known and was read as SPDX-2.3; export the bill as that.",
     "{} は未対応のため SPDX-2.3 として読みました。SPDX-2.3 で部品表を出力し直してください。"},
    {"contains", "を含んでいます"},
    {"There are more than {} relationships; the others were not read, so that some paths may be "
     "missing.",
     "関係が {} 件を超えています。残りは読まなかったため、経路が欠けるおそれがあります。"},
    {"The document describes {} packages, so that it does not say what the product is; all were "
     "taken as components. Let it describe one.",
     "文書が {} "
     "個のパッケージを説明しているため、製品がどれか分かりません。すべて構成部品としました。説明す"
     "るパッケージを一つにしてください。"},

    // parsers/sbom/spdx_json.cpp
    {"Here stands {} where a package should; remove it, or write the package.",
     "パッケージがあるべき所に{}があります。削除するか、パッケージを書いてください。"},

    // parsers/sbom/spdx_tag_value.cpp
    {"Line {}: the <text> of {} is never closed.", "{} 行目: {} の <text> が閉じられていません。"},
    {"The document was cut off on its way; copy or export it again.",
     "転送の途中で切れています。コピーし直すか、出力し直してください。"},
    {"Line {} is no tag with a value and was passed over: {}. Correct it, or put a text of several "
     "lines between <text> and </text>.",
     "{} 行目は値のあるタグではないため読み飛ばしました: {}。直すか、複数行の文章は <text> と "
     "</text> で囲んでください。"},
    {"The text in line {} is longer than {} bytes and was not taken; shorten it.",
     "{} 行目の文章は {} バイトより長いため使いませんでした。短くしてください。"},
    {"The tag {} stands again in line {}; the first counts, the other ({}) does not. Remove the "
     "wrong one.",
     "タグ {} が {} 行目にもう一度あります。最初のものを使い、もう一方 ({}) "
     "は使いません。誤っているほうを削除してください。"},
    {"Line {}: there are bytes that are not UTF-8.", "{} 行目: UTF-8 でないバイトがあります。"},
    {"Save the bill as UTF-8 and import it again.",
     "部品表を UTF-8 で保存し、もう一度取り込んでください。"},

    // parsers/inventory/cells.cpp
    {"{} holds a line break; write it in one line.", "{} に改行があります。一行で書いてください。"},
    {"{} holds a tab; write a blank instead.", "{} にタブがあります。空白に置き換えてください。"},
    {"{} holds the control character U+{:04X}; remove it.",
     "{} に制御文字 U+{:04X} があります。削除してください。"},
    {"{} is empty; fill it in.", "{} が空です。記入してください。"},
    {"{} has more than {} characters; shorten it.",
     "{} が {} 文字を超えています。短くしてください。"},
    {"{} {} has lost characters; save the file as UTF-8 and correct it.",
     "{} {} の文字が失われています。ファイルを UTF-8 で保存し、直してください。"},
    {"{} {} is not a package URL (pkg:type/namespace/name@version); correct it or leave it empty.",
     "{} {} はパッケージ URL (pkg:type/namespace/name@version) "
     "ではありません。直すか、空にしてください。"},
    {"{} {} is not a CPE name (cpe:2.3: with eleven attributes, or cpe:/); correct it or leave it "
     "empty.",
     "{} {} は CPE 名 (11 の属性をもつ cpe:2.3:、または cpe:/) "
     "ではありません。直すか、空にしてください。"},
    {"{} {} is not a day; write it as 2024-04-15 or 2024/4/15, or leave it empty.",
     "{} {} は日付ではありません。2024-04-15 か 2024/4/15 のように書くか、空にしてください。"},
    {"{} {} is none of low, medium, high and critical (注意, 警告, 重要, 緊急); correct it or "
     "leave it empty.",
     "{} {} は low、medium、high、critical (注意、警告、重要、緊急) "
     "のいずれでもありません。直すか、空にしてください。"},

    // parsers/inventory/findings.cpp
    {"From here on {} more rows were rejected; correct those above and read the file again.",
     "これより後に、さらに {} "
     "行が取り込めませんでした。上のものを直し、ファイルをもう一度読み込んでください。"},
    {"{} more warnings are not shown.", "このほか {} 件の警告は表示していません。"},

    // parsers/inventory/inventory_csv.cpp
    {"A quotation mark opens in this row and is never closed, so that nothing from here to line "
     "{}, the end of the file, was read; close it, or write it twice if it is text.",
     "この行で開いた引用符が閉じられていないため、ここからファイルの終わりの {} "
     "行目までを読めませんでした。閉じるか、文字としての引用符は二つ重ねてください。"},
    {"Text stands behind a closing quotation mark; put the whole field between quotation marks, "
     "and write a mark that is text twice.",
     "閉じる引用符の後に文字があります。フィールド全体を引用符で囲み、文字としての引用符は二つ重ね"
     "てください。"},
    {"The number of columns is {} and should be {}; a field that holds a separator or a line break "
     "needs quotation marks.",
     "列の数が {} ですが、{} "
     "でなければなりません。区切り文字や改行を含むフィールドは引用符で囲んでください。"},
    {"Line {}: the product {} has no version; what concerns it can only become a review.",
     "{} 行目: 製品 {} にバージョンがないため、関係するものはすべて要確認になります。"},
    {"Line {}: the purl names version {}, but component_version is {}; correct the one that is "
     "wrong.",
     "{} 行目: purl のバージョンは {} ですが、component_version は {} "
     "です。誤っているほうを直してください。"},
    {" The row goes on to line {}.", " この行は {} 行目まで続いています。"},
    {"The file has more than {} rows.", "ファイルの行が {} を超えています。"},
    {"Split it into several files with the same header line.",
     "同じ見出し行をもつ複数のファイルに分割してください。"},
    {"The row is a duplicate of line {} ({} are the same); remove one of the two.",
     "{} 行目と重複しています ({} が同じです)。どちらかを削除してください。"},
    {"These columns are not known and were not read: {}{}.",
     "次の列は未知のため読みませんでした: {}{}。"},
    {"Components without component_version: {}, the first in line {}; a match with them can only "
     "become a review.",
     "component_version のない構成部品: {} 件、最初は {} "
     "行目。これらとの照合は要確認にしかなりません。"},
    {"The file has {} bytes; the most is {}.", "ファイルは {} バイトです。上限は {} バイトです。"},
    {"The file is empty: it has no header line.", "ファイルが空です: 見出し行がありません。"},
    {"Name the columns in the first line.", "1 行目に列の名前を書いてください。"},
    {"Some bytes of the file mean nothing in {}, in which it was read; save it as UTF-8.",
     "ファイルを {} として読みましたが、意味をなさないバイトがあります。UTF-8 "
     "で保存してください。"},
    {"The file has a header line, but no row.",
     "ファイルに見出し行はありますが、データの行がありません。"},

    // parsers/inventory/inventory_header.cpp
    {"The header line names the column {} twice.", "見出し行に列 {} が二回あります。"},
    {"Remove or rename one of the two.", "どちらかを削除するか、名前を変えてください。"},
    {"The header line has the columns of a components file and of an installations file.",
     "見出し行に、構成部品のファイルと設置のファイルの両方の列があります。"},
    {"Say which of the two it is, or split the file.",
     "どちらのファイルかを指定するか、ファイルを分けてください。"},
    {"The header line does not say what the rows are: it lacks product_name (products), component "
     "(components) and institution_id (installations).",
     "見出し行から行の種類が分かりません: product_name (製品)、component "
     "(構成部品)、institution_id (設置) のいずれもありません。"},
    {"Name the columns in the first line, in English or by their Japanese labels, with commas or "
     "tabs between them.",
     "1 行目に、列の名前を英語か日本語の名称で、コンマかタブで区切って書いてください。"},
    {"The header line of a file of {} lacks {}.", "{} のファイルの見出し行に {} がありません。"},
    {"Its columns are {}, in any order, with commas or tabs between them.",
     "列は {} です。順序は自由で、コンマかタブで区切ります。"},
    {"column {} (without a name)", "{} 列目 (名前なし)"},
    {"The header line has {} columns; the most is {}.",
     "見出し行の列が {} 個あります。上限は {} 個です。"},
    {"The header line cannot be read: a quotation mark in it is not closed, or text stands behind "
     "the closing one.",
     "見出し行を読めません: 引用符が閉じられていないか、閉じる引用符の後に文字があります。"},
    {"Correct the quotation marks of the first line.", "1 行目の引用符を直してください。"},
}));

}  // namespace

std::span<const Translation> inventory_texts()
{
    return of_inventory;
}

}  // namespace advisory::japanese
