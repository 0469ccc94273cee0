#!/bin/sh
# Starts Break Contact from this folder, without a network. Options go on to run.py, for example --class.
cd "$(dirname "$0")" || exit 2
found=
for version in @VERSIONS@; do
  if "python$version" -c "" >/dev/null 2>&1; then # a shim may be there without its Python
    found="python$version"
    break
  fi
done
if [ -n "$found" ]; then
  "$found" run.py "$@"
  code=$?
elif python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  python3 run.py "$@" # it says which versions fit
  code=$?
else
  echo "Python is missing. Install version @EITHER@ from https://www.python.org/downloads/ and start again." >&2
  code=2
fi
if [ "$code" -ne 0 ] && [ -t 0 ] && [ -t 2 ]; then
  printf 'Press Enter to close this window. ' >&2
  read -r _
fi
exit "$code"
