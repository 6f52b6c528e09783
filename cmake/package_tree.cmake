# Runs between installation and packing, on the tree that is packed: adds the documents that a
# Debian package has, and compresses what Debian Policy 12.1 and 12.7 want compressed.
set(tree ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
set(documents ${tree}/usr/share/doc/advisoryd)
set(readable FILE_PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)

# file(INSTALL) would add DESTDIR, which is set here, once more.
function(add_document source target)
    configure_file(${CPACK_ADVISORY_SOURCES}/${source} ${target} ${ARGN} ${readable})
endfunction()

add_document(packaging/changelog.in ${documents}/changelog.Debian @ONLY)
add_document(packaging/copyright ${documents}/copyright COPYONLY)
add_document(CHANGELOG.md ${documents}/changelog COPYONLY)
add_document(packaging/lintian-overrides ${tree}/usr/share/lintian/overrides/advisoryd COPYONLY)

# Whatever the umask of who builds it.
file(CHMOD_RECURSE ${tree} DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

file(GLOB manuals ${tree}/usr/share/man/man*/*)
execute_process(
    COMMAND gzip -9n ${manuals} ${documents}/changelog ${documents}/changelog.Debian
    COMMAND_ERROR_IS_FATAL ANY)
