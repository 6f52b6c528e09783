# `cpack` makes the Debian package out of what `cmake --install` puts in place, and of packaging/.
# scripts/package builds it, and tries it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME advisoryd)
# Who builds a package for others names themselves: cpack -D CPACK_PACKAGE_CONTACT=...
set(CPACK_PACKAGE_CONTACT "advisoryd maintainers <maintainers@example.jp>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "security notices of IPA and JPCERT/CC for medical devices")
set(CPACK_STRIP_FILES ON)

# The configuration is installed by its full path.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"advisoryd reads the security notices that IPA and JPCERT/CC send by mail, in
Japanese, keeps them with their original bytes, holds them against a
manufacturer's inventory of products and components, and raises an alert for
each product that is affected or may be. Whatever is in doubt is for a person
to review, never dropped.
.
advisoryctl registers the inventory, shows the matches, and explains each
verdict from the words of the notice.")

# The libraries by what the programs need; then what makes the user and the folders, what checks
# certificates, and what the configuration for logrotate is of use to.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "systemd | systemd-standalone-sysusers, systemd | systemd-standalone-tmpfiles")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, logrotate")

set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${PROJECT_SOURCE_DIR}/packaging/conffiles
    ${PROJECT_SOURCE_DIR}/packaging/postinst
    ${PROJECT_SOURCE_DIR}/packaging/postrm
    ${PROJECT_SOURCE_DIR}/packaging/prerm)

# What Debian wants otherwise than an installation by hand.
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/cmake/package_tree.cmake)
set(CPACK_ADVISORY_SOURCES ${PROJECT_SOURCE_DIR})

include(CPack)
