# Sourced by the commands beside it: finds or fetches what they need, and says in one line what is missing.

TOOLS=.tools
VENV=.venv
STAMP=$VENV/installed.txt

# Whatever the shell has chosen: to compile the house anew at every start takes seconds.
unset PYTHONDONTWRITEBYTECODE

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 3
}

# --- Debian's packages ------------------------------------------------------------------------

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

can_install() {
    command -v apt-get >/dev/null 2>&1 && as_root true >/dev/null 2>&1
}

apt_install() {
    can_install || return 1
    say "Installing $* ..."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null 2>&1 && return
    as_root apt-get update -qq >/dev/null 2>&1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
}

# --- uv, which brings Python and the packages ---------------------------------------------------

# A name on the path is not enough: a pyenv shim answers to "command -v" and then dies.
runs() { "$1" --version >/dev/null 2>&1; }

find_uv() {
    for UV in uv "$TOOLS/bin/uv" "${HOME:-/root}/.local/bin/uv" "${HOME:-/root}/.cargo/bin/uv"; do
        runs "$UV" && return
    done
    return 1
}

can_make_venv() { python3 -c "import ensurepip, ssl, venv" >/dev/null 2>&1; }

make_tools() {
    can_make_venv || apt_install python3 python3-venv ca-certificates || return 1
    say "Fetching uv into $TOOLS ..."
    python3 -m venv --clear "$TOOLS" &&
        "$TOOLS/bin/python" -m pip install --quiet --disable-pip-version-check \
            --require-hashes --requirement requirements/uv.txt
}

ensure_uv() {
    find_uv || { make_tools && find_uv; } ||
        stop "uv is missing and could not be fetched: install it (https://docs.astral.sh/uv/), then start again."
    # A school's own filter may sign every page anew: trust whom the machine trusts, as pip does.
    [ ! -s /etc/ssl/certs/ca-certificates.crt ] || export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-true}"
}

# --- the environment ----------------------------------------------------------------------------

# The folder belongs to the stamp: scripts of a moved environment point at the old place.
stamp_for() {
    printf '# %s\n' "$PWD"
    cat "$1"
}

satisfies() {
    [ -x "$VENV/bin/python" ] && stamp_for "$1" | cmp -s - "$STAMP"
}

# A shell may have chosen another of pyenv's Pythons for itself: the folder's own choice counts here.
wanted_python() {
    (unset PYENV_VERSION && "python$(cat .python-version)" -c "import sys; print(sys.executable)") 2>/dev/null ||
        cat .python-version # uv finds it elsewhere, or downloads it
}

build_venv() {
    ensure_uv
    say "Building $VENV from $1 ..."
    rm -f "$STAMP"
    "$UV" venv --quiet --allow-existing --python "$(wanted_python)" "$VENV" ||
        stop "Python $(cat .python-version) is missing: install it (or let uv download it: uv python install), then start again."
    "$UV" pip sync --quiet --python "$VENV/bin/python" --require-hashes --compile-bytecode "$1" ||
        stop "The packages in $1 could not be installed: check the network, then start again."
    stamp_for "$1" >"$STAMP.new.$$" && mv "$STAMP.new.$$" "$STAMP"
}

# Every lock that holds at least what is asked for will do: the tests' lock serves the demo, too.
ensure_venv() {
    for lock in "$@"; do
        satisfies "$lock" && return
    done
    build_venv "$1"
}

# --- Pango, which sets the type of the PDFs -----------------------------------------------------

PANGO_HINT="Pango is missing, which the PDFs need. Debian, Ubuntu: sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0; \
Fedora: sudo dnf install pango; macOS: brew install pango. Then start again."

finds_pango() { "$VENV/bin/python" -c "import weasyprint" >/dev/null 2>&1; }

# Han, Kana and Hangul on paper; without it the portal says which words the paper cannot print.
bring_han() { apt_install fonts-noto-cjk || say "Without fonts-noto-cjk, PDFs have gaps for Chinese, Japanese and Korean."; }

ensure_pango() {
    [ -e "$VENV/pango-found" ] && return
    finds_pango || { apt_install libpangoft2-1.0-0 libharfbuzz-subset0 && finds_pango && bring_han; } || stop "$PANGO_HINT"
    : >"$VENV/pango-found"
}

# --- Chromium, for the tests that look at pages -------------------------------------------------

find_chromium() {
    for CHROMIUM in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        CHROMIUM=$(command -v "$CHROMIUM" 2>/dev/null) && return
    done
    return 1
}

ensure_chromium() {
    if find_chromium || { apt_install chromium && find_chromium; }; then
        export CHROMIUM
    else
        unset CHROMIUM
        say "No Chromium here: the tests that need a browser are skipped (install chromium, or set CHROMIUM)."
    fi
}
