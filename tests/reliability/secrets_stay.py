"""
Row 34, databases: a canary password, stated in every way that is understood and in some that are mistakes, comes out nowhere.

Looked through: standard output and error of every call (text and --json, also where it fails: refused, wrong password, no such database, nonsense, a password
behind env:), the command line and the environment of every process beyond what the caller gave, results folders, pulled studies, scenarios, the web server's
answers and log, every table of the store and of the queue, and the server's own log. The token of the web server is token_leaks.py's part.
Not covered: memory images (the program never asks for one: DOTNET_DbgEnableMiniDump is off), and what a user's own shell keeps.
"""
import json, os, re, shutil, subprocess, tempfile, threading, time, urllib.parse
from private_postgres import PrivatePostgres, USER
from served import PROGRAM, ROOT, Served, end

CANARY = "Canary-93 mật;khẩu@/'x"  # needs quotes in every form
WRONG = "Canary-94-wrong"
PARTS = ["Canary-93", "Canary-94", urllib.parse.quote(CANARY, safe=""), "khẩu@/"]
hits, calls, seen_processes = [], 0, set()


def look(where, text):
    if isinstance(text, str):
        text = text.encode()
    for part in PARTS:
        if part.encode() in text or part.encode("utf-16-le") in text or json.dumps(part)[1:-1].encode() in text:
            hits.append((where, part))


def watch(process, given, done):
    """Command lines and environments of the process and all below it, while it runs: nothing that the caller did not put there."""
    while not done.is_set():
        pids = [process.pid]
        for pid in pids:
            try:
                with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
                    pids += [int(c) for c in f.read().split()]
                for name in ("cmdline", "environ"):
                    with open("/proc/%d/%s" % (pid, name), "rb") as f:
                        for word in f.read().split(b"\0"):
                            if word.decode(errors="replace") not in given:
                                look("%s of %d" % (name, pid), word)
                seen_processes.add(pid)
            except (OSError, ValueError):
                pass
        done.wait(0.05)


def call(folder, *args, code=None, **environment):
    """Runs the program, watches its processes and looks through what it says."""
    global calls
    calls += 1
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "COVERAGE_"))}
    env.update(environment)
    process = subprocess.Popen(["dotnet", PROGRAM, *args], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    done = threading.Event()
    given = set(args) | {"%s=%s" % e for e in env.items()}
    watcher = threading.Thread(target=watch, args=(process, given, done))
    watcher.start()
    try:
        out, error = process.communicate(timeout=120)
    finally:
        if process.poll() is None:
            process.kill()
        done.set()
        watcher.join()
    look("output of " + " ".join(a for a in args if "Canary" not in a), out)
    look("errors of " + " ".join(a for a in args if "Canary" not in a), error)
    if code is not None and process.returncode != code:
        hits.append(("not the exit code %d but %d" % (code, process.returncode), args[:3], error.decode()[-300:]))
    return out.decode()


def files(folder):
    count = 0
    for where, _, names in os.walk(folder):
        for name in names:
            count += 1
            with open(os.path.join(where, name), "rb") as f:
                look(name, f.read())
    return count


def main():
    folder = tempfile.mkdtemp(prefix="coverage-secrets-")
    try:
        with PrivatePostgres(CANARY) as server:
            database = server.database("secrets")
            plain = "Host=127.0.0.1;Port=%d;Database=%s;Username=%s" % (server.port, database, USER)
            address = plain + ';Password="%s"' % CANARY
            uri = "postgres://%s:%s@127.0.0.1:%d/%s" % (USER, urllib.parse.quote(CANARY, safe=""), server.port, database)
            passfile, services = os.path.join(folder, "pgpass"), os.path.join(folder, "services")
            with open(passfile, "w", encoding="utf-8") as f:
                f.write("127.0.0.1:%d:*:%s:%s\n" % (server.port, USER, CANARY.replace("\\", "\\\\").replace(":", "\\:")))
            os.chmod(passfile, 0o600)
            with open(services, "w", encoding="utf-8") as f:
                f.write("[kho]\nhost=127.0.0.1\nport=%d\ndbname=%s\nuser=%s\npassword=%s\n" % (server.port, database, USER, CANARY))
            work = os.path.join(folder, "work")
            os.makedirs(work)
            study = os.path.join(work, "study")
            shutil.copytree(os.path.join(ROOT, "data/quang-tri-2012"), study)
            ways = [(address, {}), (uri, {}), (plain, {"PGPASSWORD": CANARY}), (plain, {"PGPASSFILE": passfile}), ("env:KHO", {"KHO": address}),
                    ("service=kho", {"PGSERVICEFILE": services})]
            call(work, "store", "init", "--database", address, code=0)
            for way, environment in ways:
                call(work, "store", "list", "--json", "--database", way, code=0, **environment)
            kept = {"COVERAGE_ANALYZER_DATABASE": address}
            call(work, "store", "push", study, code=0, **kept)
            call(work, "analyze", study, "--out", "results", "--push", code=0, **kept)
            call(work, "analyze", "store:Quảng Trị 2012", "--out", "from-store", "--json", code=0, **kept)
            call(work, "store", "pull", "study:Quảng Trị 2012", "pulled", code=0, **kept)
            call(work, "compare", "store:Quảng Trị 2012", "results", "--json", code=0, **kept)

            # A layer straight from a table, its address with the password in study.json, as the docs ask nobody to.
            table = server.sql(database, "SELECT f_table_schema || '.' || f_table_name FROM geometry_columns WHERE f_table_schema = 'coverage_data' AND type LIKE '%POLYGON%' LIMIT 1").strip()
            path = os.path.join(work, "by-table")
            shutil.copytree(study, path)
            with open(os.path.join(path, "study.json"), encoding="utf-8") as f:
                stated = json.loads(re.sub(r"^\s*//.*$", "", f.read(), flags=re.M))
            stated["layers"]["communes"] = {"postgis": address, "table": table, "fields": stated["layers"]["communes"].get("fields", {})}
            with open(os.path.join(path, "study.json"), "w", encoding="utf-8") as f:
                json.dump(stated, f, ensure_ascii=False)
            call(work, "analyze", path, "--out", "by-table-results", "--lang", "vi")
            call(work, "store", "push", path, **kept)

            # Mistakes.
            ill = [address.replace(str(server.port), "1"), address.replace(database, "nowhere"), address.replace("127.0.0.1", "no-such-host.invalid"),
                   plain + ";Password=" + WRONG, uri.replace(str(server.port), "1"), uri.replace(":%d" % server.port, ":port"), uri + "?sslmode=" + "nonsense",
                   uri + "?option=" + WRONG, "postgres://%s:%s@[::1" % (USER, WRONG), plain + ";Passwort=" + WRONG, plain + ";Password='" + WRONG, "Password=" + WRONG,
                   "postgers://u:%s@h/d" % WRONG, "env:" + address, "env:postgres://u:%s@h/d" % WRONG, "env:" + WRONG, plain + ";SslMode=" + WRONG,
                   plain + ";Timeout=" + WRONG, "jdbc:postgresql://h/d?password=" + WRONG, plain.replace("Username=" + USER, "Username=nobody;Password=" + WRONG)]
            for text in ill:
                call(work, "store", "list", "--database", text, "--lang", "en", COVERAGE_ANALYZER_TRACE="1")
                call(work, "analyze", "store:x", "--json", COVERAGE_ANALYZER_DATABASE=text)
            call(work, "worker", "--once", "--database", ill[0])
            call(work, "analyze", study, "--workers", ill[3], "--out", "no")
            call(work, "analyze", study, "--push", "--out", "yes", "--database", ill[0])

            # A worker and a submitter.
            worker = threading.Thread(target=call, args=(work, "worker", "--database", "env:KHO", "--once"), kwargs={"KHO": address})
            submitter = threading.Thread(target=call, args=(work, "analyze", study, "--workers", "env:KHO", "--out", "by-workers"), kwargs={"KHO": address, "code": 0})
            submitter.start()
            for _ in range(200):
                if server.sql(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'coverage' AND tablename = 'job'").strip() == "1" \
                        and server.sql(database, "SELECT count(*) FROM coverage.job").strip() != "0":
                    break
                time.sleep(0.1)
            worker.start()
            worker.join()
            submitter.join(5)
            if submitter.is_alive():  # the first look may have come before the pieces
                call(work, "worker", "--once", KHO=address, COVERAGE_ANALYZER_DATABASE=address)
            submitter.join()
            call(work, "worker", "--list", "--json", **kept)

            # The web map of a stored run, and every address it has.
            answers = 0
            os.environ["KHO"] = address
            with Served("--database", "env:KHO", "--scenarios", "store:Quảng Trị 2012") as s:
                for method, target in s.routes():
                    _, answer = s.get(target, "Content-Type: application/json\r\n", method, body=b"{}" if method in ("POST", "PUT") else b"")
                    look("answer of " + target, answer)
                    answers += 1
                server.sql(USER, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'" % database)
                for target in ("/health", "/api/status", "/api/scenarios"):
                    look("answer of " + target, s.get(target)[1])
                s.stop()
                look("output of serve", s.said)
                look("log of serve", s.errors)
            del os.environ["KHO"]

            tables = server.sql(database, "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')").split("\n")[:-1]
            for table in tables:
                look("table " + table, server.sql(database, "SELECT t::text FROM %s t WHERE strpos(t::text, 'Canary') > 0" % table))
            with open(server.log, "rb") as f:
                look("log of the database server", f.read().replace(b"Canary') > 0", b""))  # our own question
            with open(os.path.join(path, "study.json"), "w", encoding="utf-8") as f:
                f.write("{}")  # the one file that the user wrote it into
            count = files(work)
        for hit in hits[:12]:
            print(*hit)
        end(not hits, "%d calls in %d ways and mistakes, %d processes, %d answers of the web map, %d files, %d tables, log of the server: %d hits of the password" % (
            calls, len(ways) + len(ill), len(seen_processes), answers, count, len(tables), len(hits)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
