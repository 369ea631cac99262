#!/bin/sh
# Stands for LibreOffice in tests: the same words of command, and what is in the file says how it behaves.
for word; do
  [ "$before" = --outdir ] && out=$word
  case $word in --infilter=*) filter=${word#--infilter=} ;; esac
  before=$word
  file=$word
done
case $(cat "$file") in
  *HANGS*) sleep 300 & echo $! > "$out/../../hangs.pid"; wait ;;
  *REFUSES*) exit 0 ;;
  *TELLS*) printf '%%PDF-1.4 %s|%s|%s' "$filter" "$(env | sort | cut -d= -f1 | tr '\n' ' ')" "$(ulimit -v)" > "$out/file.pdf" ;;
  *) cp "$(dirname "$0")/Заключение № 7.pdf" "$out/file.pdf" ;;
esac
