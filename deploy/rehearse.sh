#!/usr/bin/env bash
# Does what the Dockerfile says, step by step, without a Docker engine: every COPY and RUN below a temporary directory that stands
# for /, as a user without rights; then starts what was built as the image would, with nothing of it writable, and asks it.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(id -u)" -eq 0 ]; then
    readonly checkout=$(mktemp -d)
    trap 'rm -rf "$checkout"' EXIT
    git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- | tar --extract --directory "$checkout"
    chown -R 65534:65534 "$checkout"
    cd "$checkout"
    setpriv --reuid=65534 --regid=65534 --clear-groups env HOME="$checkout" "$checkout/deploy/rehearse.sh" "$@"
    exit
fi

root=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    chmod -R u+w "$root"
    rm -rf "$root"
}
trap finish EXIT

PYTHON=${PYTHON:-$(command -v python3.11 || command -v python3)}
mkdir -p "$root/bin" "$root/tmp"
ln -s "$PYTHON" "$root/bin/python"
export PATH="$root/bin:$PATH" TMPDIR="$root/tmp"

# Paths of the image, as they are here.
here() {
    sed -E "s#(^|[ =:\"])/(opt|data|build)\b#\1$root/\2#g" <<<"$1"
}

workdir=$root
stage=0
declare -a entrypoint=() health=()

step() {
    local instruction=$1 rest
    rest=$(here "$2")
    case $instruction in
    ARG | VOLUME | EXPOSE | USER | CMD) ;;
    FROM) stage=$((stage + 1)) ;;
    WORKDIR) workdir=$rest && mkdir -p "$workdir" ;;
    ENV) for each in $rest; do export "${each%%=*}=$(eval echo "\"${each#*=}\"")"; done ;;
    COPY)
        [[ $rest != --from=* ]] || return 0 # both stages share one directory here
        local -a words
        read -ra words <<<"$rest"
        local target=$workdir/${words[-1]}
        if [ "${#words[@]}" -eq 2 ] && [ -d "${words[0]}" ]; then
            mkdir -p "$target" && cp -r "${words[0]}/." "$target"
        else
            cp "${words[@]:0:${#words[@]}-1}" "$target"
        fi
        ;;
    RUN) echo "+ $2" && (cd "$workdir" && bash -euc "$rest") && echo "  ${SECONDS} s since the start" ;;
    ENTRYPOINT) mapfile -t entrypoint < <(python -c 'import json, sys; print(*json.loads(sys.argv[1]), sep="\n")' "$rest") ;;
    HEALTHCHECK) mapfile -t health < <(python -c 'import json, sys; print(*json.loads(sys.argv[1]), sep="\n")' "${2#*CMD }") ;;
    *) echo "rehearse: $instruction is not known here" >&2 && exit 1 ;;
    esac
}

while read -r instruction rest; do
    step "$instruction" "$rest"
done < <(sed -E -e ':join' -e '/\\$/{N;s/\\\n *//;b join' -e '}' -e '/^ *(#|$)/d' deploy/Dockerfile)
[ "$stage" -eq 2 ] && [ "${#entrypoint[@]}" -gt 0 ] && [ "${#health[@]}" -gt 0 ]

rm -rf "$root/build"
chmod -R a-w "$root/opt"
cd "$root/data"
export GONGBAO_HOST=127.0.0.1
GONGBAO_PORT=$(python -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export GONGBAO_PORT
"${entrypoint[@]}" serve --workers 2 &
server=$!
until "${health[@]}" 2>/dev/null; do
    kill -0 "$server" || { echo "rehearse: the server ended" >&2 && exit 1; }
    sleep 0.2
done
"${entrypoint[@]}" ask 谁分管市环保局
"${entrypoint[@]}" backup "$root/tmp/backup.tar.gz"
"${entrypoint[@]}" corpus check
kill "$server"
wait "$server"
server=
echo "rehearsed: built, healthy, answered, backed up, stopped"
