# All from Debian 12; nothing is downloaded. Each library is linked by one folder only.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

find_package(Boost 1.81 REQUIRED COMPONENTS json)  # 1.81: asio::awaitable_operators with as_tuple
find_package(CLI11 2.1 REQUIRED)
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(OpenSSL 3 REQUIRED)
find_package(SQLite3 3.40 REQUIRED)  # 3.37: STRICT tables
find_package(SQLiteCpp REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(tomlplusplus 3 REQUIRED)

pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl>=7.88)
pkg_check_modules(SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)

# mimetic ships neither a CMake package nor a pkg-config file.
find_path(MIMETIC_INCLUDE_DIR mimetic/mimetic.h REQUIRED)
find_library(MIMETIC_LIBRARY mimetic REQUIRED)
