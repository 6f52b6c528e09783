// The part of Boost.Asio that is no template, compiled once: BOOST_ASIO_SEPARATE_COMPILATION is
// defined for whatever links advisory::asio.
#include <boost/asio/impl/src.hpp>
