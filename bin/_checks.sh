# Run by bin/test beside temporary servers: the cheap checks first, and an end at the first that fails.
set -u
export PATH="$PWD/.venv/bin:$PATH"

fast=false long=false given=false
for word; do
    shift
    case $word in
        --fast) fast=true ;;
        --long) long=true ;;
        *) given=true && set -- "$@" "$word" ;;
    esac
done

check() {
    headline=$1
    shift
    began=$(date +%s)
    printf '%s\n' "--- $headline"
    "$@" || {
        code=$?
        printf '\n%s\n' "FAILED: $headline" >&2
        exit "$code"
    }
    printf '    %s s\n' $(($(date +%s) - began))
}

as_in_production() {
    PLT_MODE=production SECRET_KEY=made-up-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz \
        ALLOWED_HOSTS=plt.example.org SITE_URL=https://plt.example.org TRUSTED_PROXIES=1 \
        MAIL_URL=smtps://plt:secret@mail.example.org:465 "$@"
}

# Types take as long as all the others together: beside them they cost no time.
all_checks() {
    mypy . >"$types" 2>&1 &
    mypy=$!
    other_checks
    check "types" report "$mypy"
}

report() {
    wait "$1" || {
        code=$?
        cat "$types"
        return $code
    }
}

other_checks() {
    check "format" ruff format --check --quiet .
    check "lint" ruff check --quiet .
    check "templates, format" sh -c 'find templates -name "*.html" | xargs djade --check'
    check "templates, lint" djlint --lint --quiet templates
    check "compose file" check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
    check "floors and rooms" lint-imports
    check "missing migrations" python manage.py makemigrations --check --dry-run
    # 0004_the_plan_of_the_digest makes a key on the issues of the digest, 0002_places_of_their_own
    # one on the parts of Blueprints, 0005_the_team_it_goes_on_from one on teams: some dozen and some
    # thousand rows, locked for no time. 0006_powers_have_a_floor_of_their_own drops tables whose rows
    # have moved in the migration before. 0009_who_leads_and_who_was_taken_off lets a reason be longer
    # and holds less than before; it makes two keys on places, some thousand rows. 0008_names_have_room
    # lets names be longer. 0009_answers_that_cross drops a table whose rows it has moved;
    # 0002_answers_that_cross makes a key on steps, some thousand rows. 0005_answers_that_cross drops
    # the name of a window, which each field of a text remembers now.
    check "safe migrations" python manage.py lintmigrations --sql-analyser postgresql --no-cache --quiet ok ignore \
        --ignore-initial-migrations --exclude-apps account pghistory \
        --ignore-name 0004_the_plan_of_the_digest 0002_places_of_their_own \
        0005_the_team_it_goes_on_from 0006_powers_have_a_floor_of_their_own \
        0009_who_leads_and_who_was_taken_off 0008_names_have_room \
        0009_answers_that_cross 0002_answers_that_cross 0005_answers_that_cross
    check "production settings" as_in_production python manage.py check --deploy --fail-level WARNING
}

# Each run counts its own, even when two run at once; the last to end leaves its results here.
results=$(dirname "$PLT_CLOCK")/results
types=$(dirname "$PLT_CLOCK")/types
trap 'rm -rf test-results && cp -r "$results" test-results 2>/dev/null' EXIT

# Exit code 5 is pytest's "nothing to run": one half of the chosen tests may well be empty.
tests() {
    half=$1
    shift
    # Playwright runs an event loop in the tests' own thread, and Django must not mind.
    DJANGO_ALLOW_ASYNC_UNSAFE=true pytest --junit-xml="$results/$half.xml" "$@" || {
        code=$?
        [ $code -eq 5 ] || return $code
    }
}

tally() {
    python - "$results"/*.xml <<'END'
import sys
from xml.etree import ElementTree

suites = [suite for file in sys.argv[1:] for suite in ElementTree.parse(file).iter("testsuite")]
run, skipped = (sum(int(suite.get(kind)) for suite in suites) for kind in ("tests", "skipped"))
print(f"{run - skipped} tests passed, {skipped} skipped.")
sys.exit(0 if run else "No test was found.")
END
}

kind="" every="" && $long || { kind=" and not long" every="not long"; }

# One worker more than there are cores: one of them mostly waits.
workers=$(($(getconf _NPROCESSORS_ONLN) + 1))

if ! $given; then
    all_checks
    check "tests" tests plain -n $workers --dist loadgroup -m "not browser$kind"
    # Only where the browser is named: to collect the others takes longer than to look for them.
    $fast || check "tests in the browser" tests browser -n $workers --dist loadgroup -m "browser$kind" \
        $(grep -rl --include='test_*.py' 'mark\.browser' tests)
elif $fast; then
    check "tests" tests plain -m "not browser$kind" "$@"
else
    check "tests" tests plain -m "$every" "$@"
fi
tally
