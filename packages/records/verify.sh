#!/bin/bash
# Checks a Chancery evidence bundle without network and without Chancery: bash, openssl 3, sha256sum, base64, xxd.
#   bash verify.sh FOLDER [ORGANIZATION-KEY]      the key as 43 characters of URL-safe base64, from elsewhere
# Exit: 0 verified, 1 failed, 2 wrong use, 3 could not check. What each check means: docs/spec/7-evidence.md.
# Take this script from a published place, not from the bundle that it checks.
set -u -o pipefail
export LC_ALL=C
ok() { echo "ok    $*"; }
open_point() { echo "open  $*"; }
unchecked() { echo "?     $*"; UNCHECKED=1; }
fail() { echo "FAIL  $*"; echo 'failed'; exit 1; }
UNCHECKED=0
# Without a folder: the one in which this script lies, if that is a bundle.
[ $# -ge 1 ] || [ ! -f "$(dirname "$0")/bundle.json" ] || set -- "$(dirname "$0")"
[ $# -ge 1 ] && [ $# -le 2 ] || { echo 'use: bash verify.sh FOLDER [ORGANIZATION-KEY]'; exit 2; }
TRUSTED=${2-}
for tool in openssl sha256sum base64 xxd awk sed grep find sort split xargs cmp tr cut head tail mktemp; do
  command -v "$tool" >/dev/null || { echo "?     the program $tool is missing"; exit 3; }
done
[ "${BASH_VERSINFO[0]}" -ge 4 ] && head --version 2>/dev/null | grep -q GNU || { echo '?     bash 4 and GNU coreutils are needed'; exit 3; }
case $(openssl version) in 'OpenSSL '[3-9]*) ;; *) echo '?     OpenSSL 3 or newer is needed'; exit 3 ;; esac
cd -- "$1" || exit 2
T=$(mktemp -d) || exit 3
trap 'rm -rf "$T"' EXIT

# --- bytes, keys, signatures
hexof() { xxd -p | tr -d '\n'; }
unhex() { printf %s "$1" | xxd -r -p; }
sha() { sha256sum | cut -c1-64; }
sizeof() { wc -c < "$1" | tr -d ' '; }
cut_bytes() { tail -c "+$(($2 + 1))" "$1" | head -c "$3"; } # FILE FROM COUNT
hmac() { openssl dgst -sha256 -mac HMAC -macopt "hexkey:$1" -binary | hexof; }
expand() { printf '%s\001' "$2" | hmac "$1"; } # HKDF-Expand (RFC 5869) to 32 bytes: KEY LABEL
to_b64url() { unhex "$1" | base64 -w0 | tr '+/' '-_' | tr -d '='; }
from_b64url() {
  local text=${1//-/+} bytes
  text=${text//_/\/}
  while [ $((${#text} % 4)) -ne 0 ]; do text+='='; done
  bytes=$(printf %s "$text" | base64 -d 2>/dev/null | hexof)
  [ "$(to_b64url "$bytes")" = "$1" ] && printf %s "$bytes"
}
sound_point() { # a point in its one form, not of small order: otherwise one signature could fit many messages
  local y
  [ ${#1} -eq 64 ] || return 1
  y=${1:0:62}$(printf %02x $((16#${1:62:2} & 127)))
  [[ $y =~ ^(e[d-f]|f[0-9a-f])(ff){30}7f$ ]] && return 1
  case $y in
    00000000000000000000000000000000000000000000000000000000000000[0]0 | 01000000000000000000000000000000000000000000000000000000000000[0]0 | \
      26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05 | c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a | \
      ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f) return 1 ;;
  esac
}
signed_by() { # KEY-HEX MESSAGE-FILE SIGNATURE-FILE (Ed25519, RFC 8032)
  [ "$(sizeof "$3")" = 64 ] && sound_point "$1" && sound_point "$(cut_bytes "$3" 0 32 | hexof)" || return 1
  unhex "302a300506032b6570032100$1" > "$T/key.der"
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$T/key.der" -rawin -in "$2" -sigfile "$3" >/dev/null 2>&1
}
pae() { printf 'DSSEv1 %d %s %d ' ${#1} "$1" "$(sizeof "$2")" && cat "$2"; } # DSSE 1.0.2: TYPE FILE
key_file() { # FILE: one line of 64 hex digits
  [ -f "$1" ] && [ "$(sizeof "$1")" = 65 ] && [[ $(cat "$1") =~ ^[0-9a-f]{64}$ ]] && cat "$1"
}
unseal() { # KEY NONCE CIPHERTEXT-FILE MAC: both working keys come from the one key, so no second key opens the same text
  [ "$({ unhex "$2" && cat "$3"; } | hmac "$(expand "$1" 'chancery/v1 authenticate')")" = "$4" ] || return 1
  openssl enc -d -aes-256-ctr -K "$(expand "$1" 'chancery/v1 encrypt')" -iv 00000000000000000000000000000000 -in "$3"
}

# --- logs: verifier keys, signed notes, Merkle trees (C2SP signed-note, tlog-checkpoint, tlog-proof; RFC 6962)
B43='[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]='
read_vkey() { # TEXT -> VNAME VID VKEY
  [[ $1 =~ ^([^+ ]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$ ]] || return 1
  VNAME=${BASH_REMATCH[1]} VID=${BASH_REMATCH[2]}
  VKEY=$(printf %s "${BASH_REMATCH[3]}" | base64 -d | hexof)
  [ "${VKEY:0:2}" = 01 ] && VKEY=${VKEY:2} && sound_point "$VKEY" || return 1
  [ "$({ printf '%s\n\001' "$VNAME" && unhex "$VKEY"; } | sha | cut -c1-8)" = "$VID" ]
}
open_note() { # FILE VKEY -> SIZE ROOT
  local blank line sig good=0
  read_vkey "$2" || return 1
  [ "$(tr -d '\000-\011\013-\037' < "$1" | wc -c)" = "$(wc -c < "$1")" ] && [ -z "$(tail -c1 "$1")" ] || return 1
  blank=$(awk 'NF == 0 && length($0) == 0 { last = NR } END { print last + 0 }' "$1")
  [ "$blank" -gt 3 ] || return 1
  head -n $((blank - 1)) "$1" > "$T/note.text"
  tail -n "+$((blank + 1))" "$1" > "$T/note.lines"
  [ -s "$T/note.lines" ] && [ "$(wc -l < "$T/note.lines")" -le 100 ] || return 1
  while IFS= read -r line; do
    [[ $line =~ ^$'\xe2\x80\x94'\ ([^\ +]+)\ ([A-Za-z0-9+/]+={0,2})$ ]] || return 1
    [ "${BASH_REMATCH[1]}" = "$VNAME" ] || continue
    sig=${BASH_REMATCH[2]}
    printf %s "$sig" | base64 -d > "$T/note.bytes" 2>/dev/null && [ "$(base64 -w0 "$T/note.bytes")" = "$sig" ] || return 1
    [ "$(head -c4 "$T/note.bytes" | hexof)" = "$VID" ] || continue
    tail -c +5 "$T/note.bytes" > "$T/note.sig"
    signed_by "$VKEY" "$T/note.text" "$T/note.sig" || return 1
    good=1
  done < "$T/note.lines"
  [ $good = 1 ] && [ "$(sed -n 1p "$T/note.text")" = "$VNAME" ] || return 1
  SIZE=$(sed -n 2p "$T/note.text") ROOT=$(sed -n 3p "$T/note.text")
  [[ $SIZE =~ ^(0|[1-9][0-9]{0,14})$ && $ROOT =~ ^$B43$ ]] && ROOT=$(printf %s "$ROOT" | base64 -d | hexof)
}
node() { { printf '\001' && unhex "$1$2"; } | sha; }
place_of() { # CELL PROOF -> PLACE; every proof is under the same checkpoint
  local hash at last line sibling blank
  [ -f "$2" ] && [ "$(sed -n 1p "$2")" = 'c2sp.org/tlog-proof@v1' ] || fail "$2 is missing or malformed"
  [[ $(sed -n 2p "$2") =~ ^index\ (0|[1-9][0-9]{0,14})$ ]] || fail "$2 is malformed"
  PLACE=${BASH_REMATCH[1]}
  blank=$(awk 'length($0) == 0 { print NR; exit }' "$2")
  [ -n "$blank" ] && [ "$blank" -le 66 ] || fail "$2 is malformed"
  tail -n "+$((blank + 1))" "$2" > "$T/checkpoint"
  if [ ! -f "$T/board.note" ]; then
    cp "$T/checkpoint" "$T/board.note"
    open_note "$T/board.note" "$BOARD_VKEY" || fail "the board's checkpoint does not carry the board's own signature"
    BOARD_SIZE=$SIZE BOARD_ROOT=$ROOT
  fi
  cmp -s "$T/checkpoint" "$T/board.note" || fail 'the proofs are under different checkpoints'
  [ "$PLACE" -lt "$BOARD_SIZE" ] || fail "$2 does not lead to the root that the board signed"
  hash=$({ printf '\000' && cat "$1"; } | sha) at=$PLACE last=$((BOARD_SIZE - 1))
  while IFS= read -r line; do
    [[ $line =~ ^$B43$ ]] && [ $last -gt 0 ] || fail "$2 does not lead to the root that the board signed"
    sibling=$(printf %s "$line" | base64 -d | hexof)
    if [ $((at & 1)) = 1 ] || [ $at = $last ]; then
      hash=$(node "$sibling" "$hash")
      while [ $((at & 1)) = 0 ] && [ $at != 0 ]; do at=$((at >> 1)) last=$((last >> 1)); done
    else hash=$(node "$hash" "$sibling"); fi
    at=$((at >> 1)) last=$((last >> 1))
  done < <(sed -n "3,$((blank - 1))p" "$2")
  [ $last = 0 ] && [ "$hash" = "$BOARD_ROOT" ] || fail "$2 does not lead to the root that the board signed"
}
hash_files() { (cd "$1" && find . -type f | sort | xargs sha256sum | cut -c1-64); }
root_of() { # COUNT: the root over the first COUNT leaf hashes
  local count=$1
  head -n "$count" "$T/leaf.hashes" > "$T/level"
  while [ "$count" -gt 1 ]; do
    rm -rf "$T/nodes" && mkdir "$T/nodes"
    awk 'NR % 2 { left = $0; next } { print "01" left $0 }' "$T/level" | xxd -r -p | split -b 65 -a 7 -d - "$T/nodes/n"
    hash_files "$T/nodes" > "$T/next"
    [ $((count % 2)) = 0 ] || tail -n1 "$T/level" >> "$T/next"
    mv "$T/next" "$T/level" && count=$(((count + 1) / 2))
  done
  cat "$T/level"
}

# --- 1 files
P='(verify\.sh|README\.txt|bundle\.json|statement\.(json|sig|dsse\.json)|(later-)?anchor\.(bin|tlog-proof)|keys/(board|register)\.vkey|keys/(board|register|organization|sender)\.pub\.pem|register/leaves\.txt|cells/(0|[1-9][0-9]{0,4})\.(bin|key|tlog-proof)|register/(0|[1-9][0-9]{0,9})\.(opening|key))'
[ -f manifest-sha256.txt ] || fail 'there is no manifest-sha256.txt: this is not a bundle, or part of it is missing'
[ -z "$(find . ! -type f ! -type d)" ] || fail 'there is something else than files in the folder'
[ -z "$(tail -c1 manifest-sha256.txt)" ] && ! grep -Evq "^[0-9a-f]{64}  $P\$" manifest-sha256.txt || fail 'the list of files is malformed'
[ "$(cut -c67- manifest-sha256.txt | sort)" = "$(find . -type f ! -path ./manifest-sha256.txt | cut -c3- | sort)" ] ||
  fail 'a file is missing, or not in the list of files'
sha256sum --quiet --strict -c manifest-sha256.txt >/dev/null 2>&1 || fail 'a file was changed after the list of files was made'
ok 'every file is listed and has the hash that the list names'

# --- 2 statement and its envelope. Canonical JSON has one form, so one pattern says what it must be.
N='(0|[1-9][0-9]{0,15})' ID='([A-Za-z0-9_-]{21}[AQgw])' K='([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])' X='([A-Za-z0-9_-]+)'
S='"([^"\\]*(\\.[^"\\]*)*)"'
for file in statement.json statement.sig statement.dsse.json; do [ -f $file ] || fail "$file is missing"; done
[ "$(sizeof statement.sig)" = 64 ] || fail 'the signature is malformed'
[ "$(tr -d '\000-\037' < statement.json | wc -c)" = "$(wc -c < statement.json)" ] || fail 'the statement is malformed'
STATEMENT=$(cat statement.json)
SAYS="\"c\":\"$ID\",\"d\":\"$ID\"" HEARD="(,\"h\":\\[\"$ID\"(,\"$ID\"){0,3}\\])?" AFTER_P="(,\"p\":\"$ID\")?"
SEEN="(,\"r\":\\[$N,$N\\])?,\"s\":\\[$N,\"$K\"\\],\"t\":\\[$N,(-?$N)\\]"
NAMED="(,\"n\":\\[\\[$N,$N,\"($ID|all)\"\\](,\\[$N,$N,\"($ID|all)\"\\])*\\])?"
FILE="\"a\":\\{(\"d\":$S,)?\"h\":\"$K\"(,\"i\":\"$X\")?,\"k\":\"$K\"(,\"l\":\"$X\")?(,\"n\":$S)?(,\"s\":$N)?,\"t\":$S(,\"w\":\\[$N,$N\\])?(,\"x\":1)?,\"y\":\"[pvf]\",\"z\":$N\\},"
CARD="\"b\":\\{(\"p\":\"$ID\"|(\"e\":$S,)?\"n\":$S(,\"t\":$S)?|\"g\":\\[-?$N,-?$N\\](,\"n\":$S)?)\\},"
TEXT='' TAIL='' KIND_OF=text PORTRAIT=''
if [[ $STATEMENT =~ ^\{($FILE|$CARD)?$SAYS(,\"f\":1)?$HEARD,\"k\":\"t\",\"m\":\" ]]; then
  TAIL="$NAMED$AFTER_P(,\"q\":\"$ID\")?$SEEN(,\"v\":\\{\"o\":\\[$S(,$S)+\\](,\"x\":1)?\\})?\\}\$"
elif [[ $STATEMENT =~ ^\{$SAYS$HEARD,\"k\":\"e\",\"m\":\" ]]; then
  TAIL="$NAMED,\"o\":\"$ID\"$AFTER_P$SEEN\\}\$" KIND_OF='puts this text in the place of that of'
elif [[ $STATEMENT =~ ^\{$SAYS$HEARD,\"k\":\"r\",\"m\":\" ]]; then
  TAIL=",\"o\":\"$ID\"$AFTER_P$SEEN\\}\$" KIND_OF='reacts with this text to'
fi
# A text is cut out first: it may be long. It begins after the first "m": and ends where the tail of the pattern matches.
if [ -n "$TAIL" ]; then
  HEADING=${BASH_REMATCH[0]} REST=${STATEMENT:${#BASH_REMATCH[0]}}
  TEXT=$(printf %s "$REST" | awk '{ n = length($0); for (i = 1; i <= n; i++) { c = substr($0, i, 1)
    if (c == "\\") i++; else if (c == "\"") { print substr($0, 1, i - 1); exit } } }')
  [ -n "$TEXT" ] || [[ $HEADING =~ ^\{\"[ab]\":|\"k\":\"e\" ]] || fail 'the statement is malformed'
  [[ ${REST:$((${#TEXT} + 1))} =~ ^$TAIL ]] || fail 'the statement is malformed'
elif [[ $STATEMENT =~ ^\{$SAYS,\"e\":$N$HEARD,\"k\":\"[lj]\"$AFTER_P$SEEN\}$ ]]; then KIND_OF='leaves, or asks to be added again'
elif [[ $STATEMENT =~ ^\{$SAYS$HEARD,\"i\":\"([A-Za-z0-9_-]*)\",\"k\":\"i\"$AFTER_P$SEEN\}$ ]]; then
  [[ $STATEMENT =~ ,\"i\":\"([A-Za-z0-9_-]*)\",\"k\":\"i\" ]] && PICTURE=$(from_b64url "${BASH_REMATCH[1]}") && [ ${#PICTURE} -le 3800 ] ||
    fail 'the statement is malformed'
  PORTRAIT='taken away'
  [ -z "$PICTURE" ] || PORTRAIT="$((${#PICTURE} / 2)) bytes, SHA-256 $(unhex "$PICTURE" | sha)"
elif [[ $STATEMENT =~ ^\{$SAYS$HEARD,\"k\":\"x\",\"o\":\"$ID\"$AFTER_P$SEEN\}$ ]]; then KIND_OF='deletes for everyone'
elif [[ $STATEMENT =~ ^\{$SAYS$HEARD,\"k\":\"r\",\"o\":\"$ID\"$AFTER_P$SEEN\}$ ]]; then KIND_OF='takes back a reaction to'
elif [[ $STATEMENT =~ ^\{$SAYS$HEARD,\"k\":\"p\",\"o\":\"$ID\"$AFTER_P$SEEN(,\"u\":1)?\}$ ]]; then KIND_OF='pins, or unpins,'
elif [[ $STATEMENT =~ ^\{$SAYS$HEARD,\"k\":\"v\",\"o\":\"$ID\"$AFTER_P$SEEN,\"v\":\[($N(,$N)*)?\]\}$ ]]; then KIND_OF='votes in the poll of'
else
  L='(,"[A-Za-z0-9_-]+")*' IDS="\\[(\"$ID\"(,\"$ID\")*)?\\]" KIND_OF='changes the conversation'
  CHANGE="^\\{(\"about\":$S,)?(\"add\":$IDS,)?(\"admins\":$IDS,)?(\"because\":\\[(\"$X\"$L)?\\],)?$SAYS$HEARD,\"k\":\"c\"(,\"name\":$S)?$AFTER_P(,\"picture\":\"[A-Za-z0-9_-]*\")?(,\"posting\":\"(all|admins)\")?(,\"r\":\\[$N,$N\\])?(,\"remove\":$IDS)?,\"s\":\\[$N,\"$K\"\\],\"t\":\\[$N,(-?$N)\\]\\}\$"
  [[ $STATEMENT =~ $CHANGE ]] || fail 'the statement is malformed'
fi
# Within a string a quotation mark has a backslash before it, so these are members of the statement itself.
[[ $STATEMENT =~ $SAYS ]] && CONVERSATION=${BASH_REMATCH[1]} DEVICE=${BASH_REMATCH[2]}
[[ $STATEMENT =~ \"s\":\[$N,\"$K\"\],\"t\":\[$N,(-?$N)\] ]] && TIME=${BASH_REMATCH[3]}
ABOUT=''
[[ $STATEMENT =~ ,\"o\":\"$ID\" ]] && ABOUT=${BASH_REMATCH[1]}
cat statement.sig statement.json > "$T/message"
MESSAGE=$(to_b64url "$(sha < "$T/message" | cut -c1-32)")
ok "the statement is well formed; it is message $MESSAGE"
printf '{"payload":"%s","payloadType":"application/vnd.chancery.statement+json","signatures":[{"keyid":"%s","sig":"%s"}]}' \
  "$(base64 -w0 statement.json)" "$DEVICE" "$(base64 -w0 statement.sig)" > "$T/envelope"
cmp -s "$T/envelope" statement.dsse.json || fail 'the DSSE envelope holds something else than the statement'
ok 'the DSSE envelope holds the same statement and signature'

# --- 3 cells: tag(16) || ciphertext(976) || mac(32); the nonce is the first half of the tag
: > "$T/joined"
COUNT=1
for ((i = 0; i < COUNT; i++)); do
  [ -f cells/$i.bin ] && [ "$(sizeof cells/$i.bin)" = 1024 ] || fail "cell $i is missing or has another length"
  key=$(key_file cells/$i.key) || fail "the key of cell $i is missing or is not one message key"
  cut_bytes cells/$i.bin 16 976 > "$T/ciphertext"
  unseal "$key" "$(head -c8 cells/$i.bin | hexof)" "$T/ciphertext" "$(tail -c32 cells/$i.bin | hexof)" > "$T/plain" ||
    fail "the disclosed key is not the key of cell $i"
  plain=$(hexof < "$T/plain")
  part=$((16#${plain:34:4})) count=$((16#${plain:38:4})) length=$((16#${plain:42:4}))
  [ $i = 0 ] && COUNT=$count
  [ "${plain:0:2}" = 01 ] && [ "$(to_b64url "${plain:2:32}")" = "$MESSAGE" ] && [ $part = $i ] && [ $count = $COUNT ] &&
    [ $count -ge 1 ] && [ $count -le 16 ] && [ $length -le 953 ] && { [ $length = 953 ] || [ $part = $((count - 1)) ]; } &&
    [[ ${plain:$((46 + 2 * length))} =~ ^0*$ ]] || fail "cell $i does not hold its part of this statement"
  cut_bytes "$T/plain" 23 $length >> "$T/joined"
done
[ "$(find cells -type f | wc -l)" = $((3 * COUNT)) ] && cmp -s "$T/joined" "$T/message" ||
  fail 'the cells do not make exactly this statement'
ok "$COUNT cell(s) from the board open with the disclosed message key to exactly this statement"

# --- 4 anchors: tag(16) || time(8) || length(2) || register checkpoint || zeros
read_anchor() { # FILE NOTE -> ANCHOR_TIME
  local bytes length
  [ -f "$1" ] && [ "$(sizeof "$1")" = 1024 ] || fail "$1 is missing or malformed"
  bytes=$(hexof < "$1") length=$((16#$(xxd -s24 -l2 -p "$1")))
  [ "${bytes:0:32}" = 6368616e636572792f616e63686f7231 ] && [[ ${bytes:32:3} =~ ^00[01]$ ]] && [ $length -le 998 ] &&
    [[ ${bytes:$((52 + 2 * length))} =~ ^0*$ ]] || fail "$1 is malformed"
  ANCHOR_TIME=$((16#${bytes:32:16}))
  cut_bytes "$1" 26 $length > "$2"
}
HAS_LATER=0
[ -f later-anchor.bin ] && HAS_LATER=1
read_anchor anchor.bin "$T/register.note"
BOARD_TIME=$ANCHOR_TIME
if [ $HAS_LATER = 1 ]; then
  read_anchor later-anchor.bin "$T/later.note"
  [ $ANCHOR_TIME -ge $BOARD_TIME ] || fail 'the later anchor is older than the one before the message'
fi
ok "the board's clock before the message was $(date -u -d "@$BOARD_TIME" +%FT%TZ 2>/dev/null || echo "second $BOARD_TIME")"

# --- 5 register: its leaves give the root that the register signed inside each anchor
[ -s register/leaves.txt ] && [ -z "$(tail -c1 register/leaves.txt)" ] &&
  ! grep -Evq '^(\{[ -~]*|base64:[A-Za-z0-9+/]+={0,2})$' register/leaves.txt || fail 'the list of register entries is malformed'
mapfile -t LEAVES < register/leaves.txt
V='"([^"\\]*)"'
[[ ${LEAVES[0]} =~ ^\{\"board\":$V,\"commitment\":\"$K\",\"key\":\"$K\",\"kind\":\"organization\",\"register\":$V,\"time\":$N\}$ ]] ||
  fail 'the register does not begin with an organization'
BOARD_VKEY=${BASH_REMATCH[1]} ORGANIZATION_KEY=${BASH_REMATCH[3]} REGISTER_VKEY=${BASH_REMATCH[4]}
ORGANIZATION=$(from_b64url "$ORGANIZATION_KEY")
read_vkey "$BOARD_VKEY" || fail 'the founding entry names malformed keys'
BOARD_NAME=$VNAME BOARD_KEY=$VKEY
read_vkey "$REGISTER_VKEY" || fail 'the founding entry names malformed keys'
REGISTER_KEY=$VKEY
mkdir "$T/leaves"
for ((i = 0; i < ${#LEAVES[@]}; i++)); do
  printf -v name '%s/leaves/%08d' "$T" $i
  if [ "${LEAVES[i]:0:1}" = '{' ]; then printf '\000%s' "${LEAVES[i]}" > "$name"
  else
    { printf '\000' && printf %s "${LEAVES[i]:7}" | base64 -d; } > "$name" 2>/dev/null || fail 'a register entry is malformed'
    [ "$(tail -c +2 "$name" | base64 -w0)" = "${LEAVES[i]:7}" ] || fail 'a register entry is malformed'
    tail -c +2 "$name" | grep -zEq '^\{[ -~]*$' && fail 'a register entry is malformed'
  fi
done
hash_files "$T/leaves" > "$T/leaf.hashes"
NOT_SIGNED='the list of register entries is not the one that the register signed: entries are missing, added, or changed'
check_root() {
  open_note "$1" "$REGISTER_VKEY" || fail "the register's checkpoint in an anchor does not carry the register's signature"
  [ "$SIZE" -le ${#LEAVES[@]} ] && [ "$SIZE" -ge 1 ] && [ "$(root_of "$SIZE")" = "$ROOT" ] || fail "$NOT_SIGNED"
}
check_root "$T/register.note"
COVERED=$SIZE
if [ $HAS_LATER = 1 ]; then
  check_root "$T/later.note"
  [ "$SIZE" -ge "$COVERED" ] || fail 'the register of the later anchor is shorter'
fi
[ "$SIZE" = ${#LEAVES[@]} ] || fail "$NOT_SIGNED"
ok "the register's ${#LEAVES[@]} entries give the root that the register signed in the anchor"

# --- 6 board, and the order of anchor and message
PLACES=()
for ((i = 0; i < COUNT; i++)); do
  place_of cells/$i.bin cells/$i.tlog-proof
  PLACES+=("$PLACE")
done
place_of anchor.bin anchor.tlog-proof
BEFORE=$PLACE
[ $HAS_LATER = 0 ] || { place_of later-anchor.bin later-anchor.tlog-proof && AFTER=$PLACE; }
ok 'the cells and anchors are on the board, under a checkpoint that the board signed'
POSITION=$(printf '%s\n' "${PLACES[@]}" | sort -n | tail -n1)
[ "$(printf '%s\n' "${PLACES[@]}" | sort -u | wc -l)" = "$COUNT" ] && [ "$BEFORE" -lt "$POSITION" ] ||
  fail 'the anchor does not stand before the message'
[ $HAS_LATER = 0 ] || [ "$AFTER" -gt "$POSITION" ] || fail 'the later anchor does not stand after the message'
ok "the message is at position $POSITION, after the anchor at $BEFORE"

# --- 7 certificates: every opened entry is judged in log order, as every client does it (docs/spec/3-register.md)
declare -A SIGN=() PERSON=() ACCESS=() SINCE=() REVOKED=() LABEL=() ROLE=() NAME=()
declare -A INVITED=() EXPIRES=() INVROLE=() INVPERSON=() INVNAME=() USED=()
declare -a KIND=() SUBJECT=() STRANGER=()
OPENED=() LAST_CERTIFIER=-1 CLOCK=0 FOUNDED=0 REFUSAL=''
read_leaf() { # INDEX -> KIND SUBJECT COMMITMENT LTIME and the keys of its kind
  local leaf=${LEAVES[$1]} C="\"commitment\":\"$K\"" T0="\"time\":$N\}\$"
  KIND[$1]=malformed SUBJECT[$1]='' COMMITMENT='' LTIME=''
  if [[ $leaf =~ ^\{\"access\":\"$K\",$C,(\"invitation\":\"$K\",)?\"kind\":\"device\",\"revoke\":\"$K\",$T0 ]]; then
    KIND[$1]=device LACCESS=${BASH_REMATCH[1]} COMMITMENT=${BASH_REMATCH[2]} LINVITATION=${BASH_REMATCH[4]}
    SUBJECT[$1]=$LINVITATION LREVOKE=${BASH_REMATCH[5]} LTIME=${BASH_REMATCH[6]}
  elif [[ $leaf =~ ^\{$C,\"expires\":$N,\"key\":\"$K\",\"kind\":\"invitation\",$T0 ]]; then
    KIND[$1]=invitation COMMITMENT=${BASH_REMATCH[1]} LEXPIRES=${BASH_REMATCH[2]} SUBJECT[$1]=${BASH_REMATCH[3]} LTIME=${BASH_REMATCH[4]}
  elif [[ $leaf =~ ^\{\"access\":\"$K\",$C,\"kind\":\"revocation\",$T0 ]]; then
    KIND[$1]=revocation SUBJECT[$1]=${BASH_REMATCH[1]} COMMITMENT=${BASH_REMATCH[2]} LTIME=${BASH_REMATCH[3]}
  elif [[ $leaf =~ ^\{$C,\"kind\":\"record\",$T0 ]]; then
    KIND[$1]=record COMMITMENT=${BASH_REMATCH[1]} LTIME=${BASH_REMATCH[2]}
  elif [[ $leaf =~ ^\{$C,\"kind\":\"app\",\"manifest\":\"$K\",$T0 ]]; then
    KIND[$1]=app COMMITMENT=${BASH_REMATCH[1]} SUBJECT[$1]=${BASH_REMATCH[2]} LTIME=${BASH_REMATCH[3]}
  elif [[ $leaf =~ ^\{\"hash\":\"$K\",\"kind\":\"directory\",$T0 ]]; then
    KIND[$1]=directory LTIME=${BASH_REMATCH[2]}
  elif [[ $leaf =~ ^\{\"board\":$V,$C,\"key\":\"$K\",\"kind\":\"organization\",\"register\":$V,$T0 ]]; then
    KIND[$1]=organization COMMITMENT=${BASH_REMATCH[2]} LTIME=${BASH_REMATCH[5]}
  fi
}
open_entry() { # INDEX -> $T/doc.json $T/doc.sig
  local file=register/$1.opening key commitment length
  key=$(key_file "register/$1.key") && [ -n "$COMMITMENT" ] && [ "$(sizeof $file)" -ge 80 ] ||
    fail "what opens register entry $1 is malformed, or there is no such entry"
  commitment=$(tail -c +33 $file | hmac "$(head -c32 $file | hexof)")
  [ "$commitment" = "$(from_b64url "$COMMITMENT")" ] || fail "what opens register entry $1 belongs to another entry"
  tail -c +49 $file | head -c -32 > "$T/sealed"
  unseal "$key" "$(cut_bytes $file 32 16 | hexof)" "$T/sealed" "$(tail -c32 $file | hexof)" > "$T/opened" ||
    fail "the key does not open register entry $1"
  length=$((16#$(head -c2 "$T/opened" | hexof)))
  [ $length -gt 64 ] && [ $((length + 2)) -le "$(sizeof "$T/opened")" ] || fail "the key does not open register entry $1"
  cut_bytes "$T/opened" 2 64 > "$T/doc.sig" && cut_bytes "$T/opened" 66 $((length - 64)) > "$T/doc.json"
}
signed_entry() { pae application/vnd.chancery.register+json "$T/doc.json" > "$T/pae" && signed_by "$1" "$T/pae" "$T/doc.sig"; }
is_admin() { [ "$1" = organization ] || [ "${ROLE[${PERSON[$1]-none}]-}" = administrator ]; }
refuse() { REFUSAL=$1; return 1; }
signer_of() { # INDEX BY -> SIGNER: the key that must have signed
  if [ "$2" = organization ]; then
    [ $FOUNDED = 1 ] || { refuse 'no organization has been founded before'; return 1; }
    SIGNER=$ORGANIZATION
  elif [ "$2" = invitation ]; then SIGNER=$(from_b64url "${LINVITATION:-x}") || { refuse 'it names no invitation'; return 1; }
  else
    SIGNER=${SIGN[$2]-}
    [ -n "$SIGNER" ] || STRANGER[$1]=1
    [ -n "$SIGNER" ] && [ -z "${REVOKED[$2]-}" ] || refuse 'it is signed by a device that is not certified, or no longer'
  fi
}
judge_device() { # INDEX, fields in D_*
  local invitation='' device person
  [ "${KIND[$1]}" = device ] && [ "$LACCESS" = "$D_ACCESS" ] && [ "$LREVOKE" = "$D_REVOKE" ] || { refuse 'it and its entry name different keys'; return 1; }
  if [ "$D_BY" = organization ]; then
    [ -z "$LINVITATION" ] && [ ${#SIGN[@]} = 0 ] || { refuse 'only the first device is certified by the organization itself'; return 1; }
  else
    invitation=$LINVITATION
    [ -n "${INVITED[$invitation]-}" ] || { refuse 'its invitation is not on the register'; return 1; }
    [ -z "${USED[$invitation]-}" ] || { refuse 'the invitation was used before'; return 1; }
    [ "$LTIME" -le "${EXPIRES[$invitation]}" ] || { refuse 'the invitation had expired'; return 1; }
  fi
  local sign kem
  sign=$(from_b64url "$D_SIGN") && sound_point "$sign" || { refuse 'its key is of small order'; return 1; }
  device=$(to_b64url "$({ printf 'chancery/v1 device' && unhex "$sign"; } | sha | cut -c1-32)")
  [ -z "${SIGN[$device]-}" ] || { refuse 'the device key is on the register already'; return 1; }
  person=${INVPERSON[${invitation:-none}]-}
  [ -n "$person" ] || person=$(to_b64url "$({ printf 'chancery/v1 person' && unhex "$sign"; } | sha | cut -c1-32)")
  [ "$D_PERSON" = "$person" ] || { refuse "it claims somebody else's person id"; return 1; }
  kem=$(from_b64url "$D_KEM") && [ ${#kem} = 2432 ] || { refuse 'it is malformed'; return 1; }
  unhex "$(from_b64url "${invitation:-$ORGANIZATION_KEY}")$(from_b64url "$D_ACCESS")$(from_b64url "$D_REVOKE")$kem" > "$T/possession"
  pae application/vnd.chancery.possession "$T/possession" > "$T/pae"
  unhex "$(from_b64url "$D_POSSESSION")" > "$T/possession.sig"
  signed_by "$sign" "$T/pae" "$T/possession.sig" || { refuse 'it does not show that it holds its own key'; return 1; }
  SIGN[$device]=$sign PERSON[$device]=$person ACCESS[$device]=$D_ACCESS SINCE[$device]=$1 LABEL[$device]=$D_LABEL
  [ -z "$invitation" ] || USED[$invitation]=$device
  if [ -z "${ROLE[$person]-}" ]; then
    ROLE[$person]=${INVROLE[${invitation:-none}]-administrator}
    NAME[$person]=${INVNAME[${invitation:-none}]-}
    [ -n "${NAME[$person]}" ] || NAME[$person]=$D_NAME
  fi
}
judge() { # INDEX: what the opened entry does; REFUSAL says why it does nothing
  local i=$1 doc by key
  REFUSAL=''
  [ "$LTIME" -ge "$CLOCK" ] || { refuse "the register's clock ran backwards"; return 1; }
  [ "$(tr -d '\000-\037' < "$T/doc.json" | wc -c)" = "$(wc -c < "$T/doc.json")" ] || { refuse 'it is malformed'; return 1; }
  doc=$(cat "$T/doc.json")
  if [[ $doc =~ ^\{\"board\":$V,\"key\":\"$K\",\"kind\":\"organization\",\"name\":$S,\"register\":$V\}$ ]]; then
    local board=${BASH_REMATCH[1]} name=${BASH_REMATCH[3]} register=${BASH_REMATCH[5]}
    key=${BASH_REMATCH[2]}
    [ "${KIND[i]}" = organization ] && [ $i = 0 ] && [ "$key" = "$ORGANIZATION_KEY" ] && [ "$board" = "$BOARD_VKEY" ] &&
      [ "$register" = "$REGISTER_VKEY" ] && signed_entry "$ORGANIZATION" || { refuse 'it does not found this organization'; return 1; }
    FOUNDED=1 ORGANIZATION_NAME=$name
  elif [[ $doc =~ ^\{\"by\":\"(organization|$ID)\",\"expires\":$N,\"key\":\"$K\",\"kind\":\"invitation\"(,\"name\":$S)?(,\"office\":$S)?(,\"person\":\"$ID\")?,\"role\":\"(member|administrator)\"\}$ ]]; then
    local expires=${BASH_REMATCH[3]} name=${BASH_REMATCH[6]} person=${BASH_REMATCH[12]} role=${BASH_REMATCH[13]}
    by=${BASH_REMATCH[1]} key=${BASH_REMATCH[4]}
    signer_of $i "$by" && { signed_entry "$SIGNER" || refuse 'the signature is wrong'; } || return 1
    [ "${KIND[i]}" = invitation ] && [ "${SUBJECT[i]}" = "$key" ] && [ "$LEXPIRES" = "$expires" ] || { refuse 'it and its entry do not agree'; return 1; }
    [ -z "${INVITED[$key]-}" ] || { refuse 'the invitation key was used before'; return 1; }
    if [ -n "$person" ]; then [ "$person" = "${PERSON[$by]-}" ] || { refuse 'only own devices can invite'; return 1; }
    else is_admin "$by" || { refuse 'only an administrator can invite'; return 1; }; fi
    INVITED[$key]=$i EXPIRES[$key]=$expires INVROLE[$key]=$role INVPERSON[$key]=$person INVNAME[$key]=$name
    [ "$by" = organization ] || LAST_CERTIFIER=$i
  elif [[ $doc =~ ^\{\"access\":\"$K\",\"by\":\"(organization|invitation)\",\"kem\":\"$X\",\"kind\":\"device\",\"label\":$S,\"name\":$S(,\"office\":$S)?,\"person\":\"$ID\",\"possession\":\"$X\",\"revoke\":\"$K\",\"sign\":\"$K\"\}$ ]]; then
    D_ACCESS=${BASH_REMATCH[1]} D_BY=${BASH_REMATCH[2]} D_KEM=${BASH_REMATCH[3]} D_LABEL=${BASH_REMATCH[4]} D_NAME=${BASH_REMATCH[6]}
    D_PERSON=${BASH_REMATCH[11]} D_POSSESSION=${BASH_REMATCH[12]} D_REVOKE=${BASH_REMATCH[13]} D_SIGN=${BASH_REMATCH[14]}
    [ "${KIND[i]}" = device ] || { refuse 'it is of another kind than its entry'; return 1; }
    signer_of $i "$D_BY" && { signed_entry "$SIGNER" || refuse 'the signature is wrong'; } && judge_device $i
  elif [[ $doc =~ ^\{\"access\":\"$K\",\"by\":\"(organization|$ID)\",\"device\":\"$ID\",\"kind\":\"revocation\"\}$ ]]; then
    local access=${BASH_REMATCH[1]} device=${BASH_REMATCH[4]}
    by=${BASH_REMATCH[2]}
    signer_of $i "$by" && { signed_entry "$SIGNER" || refuse 'the signature is wrong'; } || return 1
    [ "${KIND[i]}" = revocation ] && [ "${SUBJECT[i]}" = "$access" ] && [ "${ACCESS[$device]-}" = "$access" ] &&
      [ -z "${REVOKED[$device]-}" ] || { refuse 'it and its entry do not name one certified device'; return 1; }
    [ "${PERSON[$by]-}" = "${PERSON[$device]}" ] || is_admin "$by" || { refuse 'only an administrator or an own device can revoke'; return 1; }
    REVOKED[$device]=$i
    [ "$by" = organization ] || LAST_CERTIFIER=$i
  elif [[ $doc =~ ^\{\"by\":\"(organization|$ID)\",\"kind\":\"role\",\"person\":\"$ID\",\"role\":\"(member|administrator)\"\}$ ]]; then
    local person=${BASH_REMATCH[3]} role=${BASH_REMATCH[4]}
    by=${BASH_REMATCH[1]}
    signer_of $i "$by" && { signed_entry "$SIGNER" || refuse 'the signature is wrong'; } || return 1
    [ "${KIND[i]}" = record ] && [ -n "${ROLE[$person]-}" ] && is_admin "$by" || { refuse 'the role is not theirs to give'; return 1; }
    ROLE[$person]=$role
    [ "$by" = organization ] || LAST_CERTIFIER=$i
  elif [[ $doc =~ ^\{\"by\":\"$ID\",\"ciphertext\":\"$X\",\"encapsulation\":\"$X\",\"kind\":\"handover\",\"to\":\"$ID\"\}$ ]]; then
    by=${BASH_REMATCH[1]} key=${BASH_REMATCH[4]}
    signer_of $i "$by" && { signed_entry "$SIGNER" || refuse 'the signature is wrong'; } || return 1
    [ "${KIND[i]}" = record ] && is_admin "$by" && is_admin "$key" || { refuse 'the key goes from administrator to administrator only'; return 1; }
    LAST_CERTIFIER=$i
  elif [[ $doc =~ ^\{\"by\":\"(organization|$ID)\",\"kind\":\"app\",\"manifest\":\"$K\",\"version\":\"[0-9A-Za-z][0-9A-Za-z.+-]{0,39}\"\}$ ]]; then
    by=${BASH_REMATCH[1]} key=${BASH_REMATCH[3]}
    signer_of $i "$by" && { signed_entry "$SIGNER" || refuse 'the signature is wrong'; } || return 1
    [ "${KIND[i]}" = app ] && [ "${SUBJECT[i]}" = "$key" ] && is_admin "$by" || { refuse 'the app is not theirs to approve'; return 1; }
    [ "$by" = organization ] || LAST_CERTIFIER=$i
  else refuse 'it is malformed'; fi
}
for ((i = 0; i < ${#LEAVES[@]}; i++)); do
  read_leaf $i
  STRANGER[i]=0
  if [ -f register/$i.opening ]; then
    OPENED+=("$i")
    open_entry $i
    judge $i || true
  else STRANGER[i]=1; fi
  [ -z "$LTIME" ] || [ "$LTIME" -le "$CLOCK" ] || CLOCK=$LTIME
done
[ "$(find register -name '*.opening' | wc -l)" = ${#OPENED[@]} ] || fail 'there is no register entry for something that opens one'
[ $FOUNDED = 1 ] || fail "the organization's founding entry is not opened or not signed by its own key"
[ -n "${SIGN[$DEVICE]-}" ] || fail 'the bundle does not certify the device that the statement names'
ok "the sender's device is certified by a chain that ends at the organization's key"
HIDDEN=''
for ((i = 0; i < ${#LEAVES[@]}; i++)); do
  [ ${STRANGER[i]} = 1 ] || continue
  case ${KIND[i]} in
    revocation)
      for device in "${!ACCESS[@]}"; do
        [ "${ACCESS[$device]}" = "${SUBJECT[i]}" ] && { [ -z "${REVOKED[$device]-}" ] || [ "${REVOKED[$device]}" -ge $i ]; } &&
          HIDDEN="entry $i revokes a device of the chain, by whose word is not shown"
      done ;;
    record) [ $i -ge $LAST_CERTIFIER ] || HIDDEN="entry $i may have taken an administrator's role away and is not shown" ;;
    device)
      user=${USED[${SUBJECT[i]:-none}]-}
      [ -n "$user" ] && [ $i -lt "${SINCE[$user]}" ] && HIDDEN="entry $i used an invitation of the chain before" ;;
    invitation)
      first=${INVITED[${SUBJECT[i]}]-}
      [ -n "$first" ] && [ $i -lt "$first" ] && HIDDEN="entry $i used an invitation of the chain before" ;;
  esac
done
if [ -z "$HIDDEN" ]; then ok 'every entry that bears on these certificates is shown'
else unchecked "$HIDDEN; ask for a complete bundle"; fi

# --- 8 signature, standing at the message's place, repeated facts
pae application/vnd.chancery.statement+json statement.json > "$T/statement.pae"
signed_by "${SIGN[$DEVICE]}" "$T/statement.pae" statement.sig || fail 'the signature is not by the device that the statement names'
ok 'the statement is signed by the device that it names'
AT=${REVOKED[$DEVICE]-}
[ "${SINCE[$DEVICE]}" -lt "$COVERED" ] && { [ -z "$AT" ] || [ "$AT" -ge "$COVERED" ]; } ||
  fail 'the device was not certified yet, or revoked already, before the message'
BETWEEN=0
for place in "${PLACES[@]}"; do [ "$place" -gt "$BEFORE" ] && [ "$place" -lt "$POSITION" ] && BETWEEN=$((BETWEEN + 1)); done
CLOSED=0
[ $BETWEEN = $((POSITION - BEFORE - 1)) ] && CLOSED=1
# Not $SIZE: that is the board's by now, from the proofs.
[ $HAS_LATER = 1 ] && { [ -z "$AT" ] || [ "$AT" -ge ${#LEAVES[@]} ]; } && CLOSED=1
[ $CLOSED = 1 ] || [ -z "$AT" ] || unchecked "the device was revoked by register entry $AT; that the message came before it is not shown"
[ $CLOSED = 0 ] && [ -n "$AT" ] || ok "the sender's device was certified before the message and not revoked"
pem() { printf -- '-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n' "$(unhex "302a300506032b6570032100$1" | base64 -w0)" > "$T/pem"; }
same() { cmp -s "$1" "$2" || fail "$2 says something else than what was checked"; }
pem "$BOARD_KEY" && same "$T/pem" keys/board.pub.pem
pem "$REGISTER_KEY" && same "$T/pem" keys/register.pub.pem
pem "$ORGANIZATION" && same "$T/pem" keys/organization.pub.pem
pem "${SIGN[$DEVICE]}" && same "$T/pem" keys/sender.pub.pem
printf '%s\n' "$BOARD_VKEY" > "$T/vkey" && same "$T/vkey" keys/board.vkey
printf '%s\n' "$REGISTER_VKEY" > "$T/vkey" && same "$T/vkey" keys/register.vkey
list() { local IFS=,; echo "$*"; }
LATER=''
[ $HAS_LATER = 0 ] || LATER="\"laterAnchor\":$AFTER,"
printf '{"anchor":%s,"cells":[%s],"format":"chancery-evidence/1",%s"message":"%s","opened":[%s],"registerSize":%s}' \
  "$BEFORE" "$(list "${PLACES[@]}")" "$LATER" "$MESSAGE" "$(list "${OPENED[@]}")" ${#LEAVES[@]} > "$T/index"
same "$T/index" bundle.json
ok 'bundle.json and the key files repeat what was checked'
[ $CLOSED = 1 ] && ok 'no revocation lies between the anchor and the message'
[ $CLOSED = 1 ] || [ -n "$AT" ] || open_point 'the bundle shows no anchor after the message; one that is made later shows that no revocation lies between'

# --- 9 the organization's key: a bundle cannot vouch for it
FINGERPRINT=$(unhex "302a300506032b6570032100$ORGANIZATION" | sha)
if [ -z "$TRUSTED" ]; then open_point "compare the organization's key with one that you have from elsewhere; its fingerprint is $FINGERPRINT"
elif [ "$TRUSTED" = "$ORGANIZATION_KEY" ]; then ok 'it is the key of the organization that you trust'
else fail 'it is the key of another organization than the one that you trust'; fi
show() { printf '      %-14s %s\n' "$1" "$(printf %s "$2" | tr -d '\177' | sed 's/\xc2[\x80-\x9f]//g')"; }
echo
show organization "$ORGANIZATION_NAME"
show person "${NAME[${PERSON[$DEVICE]}]}"
show device "${LABEL[$DEVICE]} ($DEVICE)"
show conversation "$CONVERSATION"
show "sender's time" "$(date -u -d "@$TIME" +%FT%TZ 2>/dev/null || echo "$TIME")"
[ -z "$ABOUT" ] || show act "$KIND_OF message $ABOUT"
[ -z "$PORTRAIT" ] || show portrait "$PORTRAIT"
if [[ $STATEMENT =~ ^\{$FILE ]]; then
  show 'file, SHA-256' "$(from_b64url "${BASH_REMATCH[4]}") (its chunk, or the index of its chunks, in the vault)"
  [ -z "${BASH_REMATCH[2]}" ] || show 'described as' "${BASH_REMATCH[2]}"
fi
show text "$TEXT"
if [ $UNCHECKED = 1 ]; then echo 'could not check'; exit 3; fi
echo 'verified'
