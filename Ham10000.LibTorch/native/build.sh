#!/usr/bin/env bash
# Compiles the shim: native/build.sh OUT [OBJECT_FOLDER]
# Uses $CXX (else g++) and the libtorch in the folder $LIBTORCH (else the one installed in the system's folders). For eng/sanitize, with
# $HT_PROGRAM a folder of more sources, one of which has a main, it makes a program, and $HT_FLAGS go to compiler and linker.
set -eu
out=${1:?usage: build.sh OUT [OBJECT_FOLDER]}
# Two builds of one folder at once (an editor's and a terminal's) take turns. -o: what the compiler leaves running holds no lock.
if [ $# -ge 2 ] && [ -z "${HT_LOCKED:-}" ] && command -v flock >/dev/null; then
    mkdir -p "$2"
    HT_LOCKED=1 exec flock -o "$2/lock" bash "$0" "$@"
fi
here=$(cd "$(dirname "$0")" && pwd)
objects=${2:-$(mktemp -d)}
[ $# -ge 2 ] || trap 'rm -rf "$objects"' EXIT
mkdir -p "$objects" "$(dirname "$out")"
compiler=${CXX:-g++}
fail() { echo "$1" >&2; exit 1; }

command -v "${compiler%% *}" >/dev/null ||
    fail "no C++ compiler: '$compiler' was not found. Install the Debian package g++ (./quickstart does), or set CXX."

if [ -n "${LIBTORCH:-}" ]; then
    [ -f "$LIBTORCH/include/ATen/core/Tensor.h" ] ||
        fail "no libtorch headers in LIBTORCH: '$LIBTORCH/include/ATen' does not exist. Set LIBTORCH to the folder that holds include and lib."
    [ -f "$LIBTORCH/lib/libtorch_cpu.so" ] ||
        fail "no libtorch in LIBTORCH: '$LIBTORCH/lib/libtorch_cpu.so' does not exist. Set LIBTORCH to the folder that holds include and lib."
    root=$(cd "$LIBTORCH" && pwd)
    includes=(-isystem "$root/include" -isystem "$root/include/torch/csrc/api/include")
    links=(-L"$root/lib" -Wl,-rpath,"$root/lib")
    c10=$root/lib/libc10.so
else
    includes=(-isystem /usr/include/torch/csrc/api/include)
    links=()
    c10=$($compiler -print-file-name=libc10.so)
    echo '#include <ATen/core/Tensor.h>' | $compiler "-std=${HT_CXX_STANDARD:-c++17}" -fsyntax-only -x c++ - 2>/dev/null ||
        fail "no libtorch headers: <ATen/core/Tensor.h> does not compile. Install the Debian package libtorch-dev (./quickstart does), or set LIBTORCH to an unpacked libtorch."
fi

# A Python wheel may have been built with the old std::string; what its c10 exports tells.
abi=1
if [ -f "$c10" ] && grep -q '_ZN3c105ErrorC[12]ENS_14SourceLocationESs' "$c10"; then abi=0; fi

libraries=(-ltorch_cpu -lc10)
if [ -n "${LIBTORCH:-}" ] && [ -f "$LIBTORCH/lib/libtorch_cuda.so" ]; then
    # Nothing here calls them, but CUDA registers itself only if they are loaded.
    libraries+=(-ltorch_cuda -lc10_cuda)
fi

export compiler objects
export flags="-std=${HT_CXX_STANDARD:-c++17} -O2 -fno-math-errno -fPIC -fvisibility=hidden -Wall -Wno-deprecated-declarations -D_GLIBCXX_USE_CXX11_ABI=$abi ${includes[*]} ${HT_FLAGS:-}"
sources=("$here"/*.cpp)
kind=(-shared)
if [ -n "${HT_PROGRAM:-}" ]; then
    sources+=("$HT_PROGRAM"/*.cpp)
    kind=(-pie)
    flags="$flags -I$here"
fi
# All objects are linked, so none may be left of a source that is gone.
rm -f "$objects"/*.o "$objects"/*.gch
# The shared header takes most of the time: compile it once. The copy beside the result is the one that is included.
cp "$here/shim.h" "$objects/shim.h"
$compiler $flags -x c++-header "$objects/shim.h" -o "$objects/shim.h.gch" &&
printf '%s\0' "${sources[@]}" |
    xargs -0 -P "$(getconf _NPROCESSORS_ONLN)" -I{} bash -c '$compiler $flags -include "$objects/shim.h" -c "$1" -o "$objects/$(basename "$1" .cpp).o"' _ {} ||
    fail "the shim does not compile against the libtorch found (see above)."
$compiler "${kind[@]}" ${HT_FLAGS:-} -o "$out.tmp" "$objects"/*.o "${links[@]}" -Wl,--no-as-needed "${libraries[@]}" -Wl,--as-needed ||
    fail "the shim does not link against the libtorch found (see above)."
mv -f "$out.tmp" "$out"
