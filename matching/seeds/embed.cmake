# Writes OUTPUT, a source with the tables of FOLDER as raw strings: see texts.hpp.
set(source "// Made of the tables in matching/seeds.\n#include \"matching/seeds/texts.hpp\"\n\n")
string(APPEND source "namespace advisory::matching::seeds {\n")
foreach(table vendors products denied)
    file(READ "${FOLDER}/${table}.tsv" text)
    string(APPEND source "\nconst std::string_view ${table} = R\"seed(${text})seed\";\n")
endforeach()
string(APPEND source "\n}  // namespace advisory::matching::seeds\n")
file(WRITE "${OUTPUT}" "${source}")
