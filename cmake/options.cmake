# The only place with flags: every target links advisory::options.
add_library(advisory_options INTERFACE)
add_library(advisory::options ALIAS advisory_options)

target_compile_features(advisory_options INTERFACE cxx_std_23)
target_include_directories(advisory_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(advisory_options INTERFACE
    -Wall
    -Wextra
    -Wpedantic
    -Wconversion
    -Wsign-conversion
    -Wshadow
    -Wnon-virtual-dtor
    -Wold-style-cast
    -Woverloaded-virtual
    # GCC 12 sees overlaps inside std::string that are none (gcc.gnu.org/PR105651).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    # GCC 12's std::stable_sort calls what its own header deprecates, and clang tells.
    $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
    $<$<BOOL:${ADVISORY_WERROR}>:-Werror>)

# The program reads hostile input: keep the distribution's hardening in every build.
target_compile_options(advisory_options INTERFACE
    -fstack-protector-strong
    $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
target_link_options(advisory_options INTERFACE -Wl,-z,relro,-z,now)

if(ADVISORY_SANITIZE)
    target_compile_options(advisory_options INTERFACE
        -fsanitize=${ADVISORY_SANITIZE}
        -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    target_link_options(advisory_options INTERFACE -fsanitize=${ADVISORY_SANITIZE})
    # Asio has a memory fence, which ThreadSanitizer does not follow; GCC says so.
    if(ADVISORY_SANITIZE STREQUAL "thread")
        target_compile_options(advisory_options INTERFACE -Wno-tsan)
    endif()
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# The headers that most sources include. Not for a build that is installed, which proves that each
# source includes what it uses; and only where it was measured to be faster: coroutines and tests
# spend their time behind the parsing.
if(ADVISORY_PRECOMPILE)
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/precompiled.cpp CONTENT "")
    add_library(advisory_precompiled OBJECT ${PROJECT_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(advisory_precompiled PRIVATE advisory::options fmt::fmt)
    target_precompile_headers(advisory_precompiled PRIVATE
        <algorithm>
        <array>
        <chrono>
        <cstdint>
        <expected>
        <filesystem>
        <functional>
        <map>
        <memory>
        <optional>
        <ostream>
        <ranges>
        <set>
        <span>
        <string>
        <string_view>
        <utility>
        <variant>
        <vector>
        <fmt/format.h>)

    # So that ccache can tell what is in them.
    target_compile_options(advisory_options INTERFACE
        $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
        "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endif()

# Defines a library `advisory_NAME` with its alias `advisory::NAME`.
function(advisory_add_library name)
    add_library(advisory_${name} STATIC)
    add_library(advisory::${name} ALIAS advisory_${name})
    target_link_libraries(advisory_${name} PUBLIC advisory::options)
    if(ADVISORY_PRECOMPILE AND NOT name STREQUAL "daemon")
        target_link_libraries(advisory_${name} PRIVATE fmt::fmt)  # The same definitions.
        target_precompile_headers(advisory_${name} REUSE_FROM advisory_precompiled)
    endif()
endfunction()
