#!/usr/bin/env bash
# Build what is out of date, read it back, and say what a reader would find changed.
#
#   regenerate.sh CHANGES [BUILD OPTION | OUTLINE]...
#
# CHANGES is a file: Markdown of what changed in decks and sheets since the last commit, empty where none did. A record
# that is new beside outputs that are not is no change. Run at the root of the repository; the exit code is builder's.
#
# BUILDER: the command, where it is not on the path. OUTPUT: the folder. FORM: `text`, or `github` for annotations.
set -euo pipefail

changes=${1:?the file for what changed}
shift
builder=${BUILDER:-builder} output=${OUTPUT:-output} form=${FORM:-text}
most=60000 # characters: what a pull request takes, less some

: >"$changes"
"$builder" build --output "$output" --format "$form" "$@"

# A build reads back what it writes; this reads what was left as it was, and what the disk has.
written=()
while IFS= read -r -d '' file; do
    written+=("$file")
done < <(find "$output" -maxdepth 1 -type f \( -name '*.pptx' -o -name '*.pdf' \) ! -name '.*' -print0 | LC_ALL=C sort -z)
[ ${#written[@]} -eq 0 ] || "$builder" verify --quiet --format "$form" "${written[@]}"

# One difference tells deck and sheet, since both say the same.
last=
for file in ${written[@]+"${written[@]}"}; do
    name=${file%.*}
    [ -e "$name.pptx" ] || name=${name%-handout} # what a handout shows its deck says
    [ "$name" != "$last" ] || continue
    last=$name
    others=$(git -c core.quotePath=false status --porcelain --untracked-files=all -- \
        "$name.pptx" "$name.pdf" "$name-handout.pdf" | cut -c4-)
    [ -n "$others" ] || continue
    [ ! -e "$name.pdf" ] || file=$name.pdf
    [ ! -e "$name.pptx" ] || file=$name.pptx
    [ ! -s "$changes" ] || echo >>"$changes"
    {
        "$builder" diff --format markdown "HEAD:$file" "$file" || echo "What the committed $file says can't be told."
        printf '\nNot as committed: %s.\n' "${others//$'\n'/, }"
    } >>"$changes"
done

if [ "$(wc -m <"$changes")" -gt "$most" ]; then
    whole=$(wc -l <"$changes")
    awk -v most="$most" '{ said += length($0) + 1 } said > most { exit } { print }' "$changes" >"$changes.short"
    kept=$(wc -l <"$changes.short")
    printf '\n%d more lines, which builder diff tells.\n' $((whole - kept)) >>"$changes.short"
    mv "$changes.short" "$changes"
fi
