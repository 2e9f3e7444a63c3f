"""A PostgreSQL server with PostGIS of a check's own, from the programs of Debian's packages: in a temporary folder, on a free port, passwords asked for."""
import glob, os, pwd, shutil, socket, subprocess, sys, tempfile

USER = "postgres"


def programs():
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
    return os.path.dirname(found[-1]) if found else None


class PrivatePostgres:
    """A server that is gone with the block; exits with 77 where its programs are absent."""

    def __init__(self, password):
        self.bin, self.password = programs(), password
        if not self.bin or not glob.glob("/usr/share/postgresql/*/extension/postgis.control"):
            print("PostgreSQL with PostGIS is not installed: apt-get install postgresql postgresql-15-postgis-3")
            sys.exit(77)

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="coverage-pg-")
        os.chmod(self.folder, 0o755)
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        secret = os.path.join(self.folder, "secret")
        with open(secret, "w", encoding="utf-8") as f:
            f.write(self.password)
        self.data, self.log = os.path.join(self.folder, "data"), os.path.join(self.folder, "server.log")
        if os.geteuid() == 0:  # the server refuses to run as root
            owner = pwd.getpwnam(USER)
            for name in (self.folder, secret):
                os.chown(name, owner.pw_uid, owner.pw_gid)
        try:
            self.run("initdb", "-D", self.data, "-U", USER, "--auth=scram-sha-256", "--pwfile=" + secret, "-E", "UTF8", "--no-locale", "--no-sync")
            os.remove(secret)
            self.run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", self.log, "-o",
                     "-c port=%d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off -c log_statement=all" % (self.port, self.folder), "start")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if os.path.exists(os.path.join(self.data, "postmaster.pid")):
            self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, program, *args):
        """One of PostgreSQL's programs, as its own user where this is root."""
        command = [os.path.join(self.bin, program), *args]
        if os.geteuid() == 0:
            command = ["runuser", "-u", USER, "--", *command]
        with open(os.path.join(self.folder, "call.log"), "ab") as log:
            subprocess.run(command, cwd=self.folder, check=True, timeout=90, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def sql(self, database, text):
        """Runs SQL as the administrator; gives its rows as text."""
        command = [os.path.join(self.bin, "psql"), "-h", "127.0.0.1", "-p", str(self.port), "-U", USER, "-d", database, "-AtXq", "-v", "ON_ERROR_STOP=1", "-c", text]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, env={**os.environ, "PGPASSWORD": self.password}).stdout

    def database(self, name):
        """A new database with PostGIS in it."""
        self.sql(USER, "CREATE DATABASE " + name)
        self.sql(name, "CREATE EXTENSION postgis")
        return name
