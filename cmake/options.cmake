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
    # In a unity build the constants of one source are seen in the next, and shadow nothing there:
    # GCC can look at locals alone, clang cannot.
    $<$<NOT:$<BOOL:${CMAKE_UNITY_BUILD}>>:-Wshadow>
    $<$<AND:$<BOOL:${CMAKE_UNITY_BUILD}>,$<CXX_COMPILER_ID:GNU>>:-Wshadow=local>
    # Nor are a class and what it holds in two objects when both come from one unit.
    $<$<AND:$<BOOL:${CMAKE_UNITY_BUILD}>,$<CXX_COMPILER_ID:GNU>>:-Wno-subobject-linkage>
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

# The presets compile several sources as one, which makes a cold build much faster. A build without
# a preset compiles each by itself: quicker after a small change, and it proves that each source
# includes what it uses.

# Defines a library `advisory_NAME` with its alias `advisory::NAME`.
function(advisory_add_library name)
    add_library(advisory_${name} STATIC)
    add_library(advisory::${name} ALIAS advisory_${name})
    target_link_libraries(advisory_${name} PUBLIC advisory::options)
endfunction()
