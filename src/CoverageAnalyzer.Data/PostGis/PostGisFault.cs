using System.Net.Sockets;
using CoverageAnalyzer.Engine.Language;
using Npgsql;

namespace CoverageAnalyzer.Data.PostGis;

/// <summary>What a server or the way to it refused, as a sentence that says what to do.</summary>
internal static class PostGisFault
{
    /// <summary>Whether an error is the database's.</summary>
    public static bool IsOne(Exception e) => e is NpgsqlException or SocketException or TimeoutException || (e is IOException && e.InnerException is SocketException);

    /// <summary>The error in words.</summary>
    /// <param name="e">What the driver threw.</param>
    /// <param name="store">The database as people name it.</param>
    public static DataStoreException Of(Exception e, string store)
    {
        if (e is PostgresException refused)
        {
            (LocalizedText problem, LocalizedText remedy) = Wording(refused);
            
            // The driver counts a full disk as passing, but only somebody who frees space makes it so.
            return new DataStoreException(store, problem, remedy, refused.IsTransient && refused.SqlState != PostgresErrorCodes.DiskFull, e);
        }

        if (e.InnerException is PostgresException within)
        {
            return Of(within, store);
        }

        SocketError? socket = (e as SocketException ?? e.InnerException as SocketException)?.SocketErrorCode;
        if (e is NpgsqlException && e.Message.Contains("No password", StringComparison.OrdinalIgnoreCase))
        {
            return new DataStoreException(
                store,
                new("máy chủ hỏi mật khẩu mà chưa có mật khẩu nào.", "the server asks for a password and none is known."),
                new("Đặt PGPASSWORD hoặc ghi vào tệp ~/.pgpass (máy:cổng:cơ_sở_dữ_liệu:người_dùng:mật_khẩu).", "Set PGPASSWORD, or write it into ~/.pgpass (host:port:database:user:password)."),
                isTransient: false,
                e);
        }

        (LocalizedText what, LocalizedText todo) = socket switch
        {
            SocketError.ConnectionRefused => (
                new LocalizedText("không có máy chủ PostgreSQL nào trả lời ở địa chỉ này.", "no PostgreSQL server answers at this address."),
                new LocalizedText("Kiểm tra tên máy và cổng, và máy chủ đã chạy chưa: pg_isready -h MÁY -p CỔNG.", "Check host and port, and whether the server runs: pg_isready -h HOST -p PORT.")),
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => (
                new LocalizedText("không có máy nào mang tên này.", "there is no host of this name."),
                new LocalizedText("Kiểm tra tên máy trong địa chỉ.", "Check the host in the address.")),
            _ when e is TimeoutException || e.InnerException is TimeoutException => (
                new LocalizedText("máy chủ không trả lời kịp.", "the server did not answer in time."),
                new LocalizedText("Kiểm tra mạng và tường lửa; thử lại khi máy chủ bớt bận.", "Check the network and firewall; try again when the server is less busy.")),
            _ => (
                new LocalizedText("kết nối tới máy chủ bị đứt.", "the connection to the server broke off."),
                new LocalizedText("Không có gì bị ghi dở; hãy chạy lại.", "Nothing was left half written; run it again.")),
        };
        return new DataStoreException(store, what, todo, isTransient: socket is not (SocketError.HostNotFound or SocketError.NoData), e);
    }

    private static (LocalizedText Problem, LocalizedText Remedy) Wording(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => (
            new("máy chủ từ chối tên người dùng hoặc mật khẩu.", "the server refuses the user name or password."),
            new("Kiểm tra Username, PGPASSWORD hoặc ~/.pgpass.", "Check Username, and PGPASSWORD or ~/.pgpass.")),
        PostgresErrorCodes.InvalidCatalogName => (
            new("máy chủ không có cơ sở dữ liệu này.", "the server has no such database."),
            new("Tạo mới bằng: createdb -h MÁY -p CỔNG TÊN", "Make it with: createdb -h HOST -p PORT NAME")),
        PostgresErrorCodes.InsufficientPrivilege => (
            new("người dùng này không có quyền làm việc đó.", "this user may not do that."),
            new("Nhờ người quản trị cấp vai trò coverage_viewer (xem) hoặc coverage_editor (sửa): GRANT coverage_editor TO người_dùng;", "Ask the administrator for the role coverage_viewer (to look) or coverage_editor (to change): GRANT coverage_editor TO user;")),
        PostgresErrorCodes.DiskFull => (
            new("đĩa của máy chủ đã đầy; không có gì được ghi.", "the server's disk is full; nothing was written."),
            new("Giải phóng chỗ trên máy chủ rồi chạy lại.", "Free some space on the server and run it again.")),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName => (
            new("cơ sở dữ liệu chưa có bảng cần dùng.", "the database lacks a table that is needed."),
            new("Chuẩn bị cơ sở dữ liệu bằng: coverage-analyzer store init", "Prepare the database with: coverage-analyzer store init")),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => (
            new("máy chủ đang dừng hoặc đang khởi động lại.", "the server is stopping or starting."),
            new("Không có gì bị ghi dở; đợi một lát rồi chạy lại.", "Nothing was left half written; wait a moment and run it again.")),
        PostgresErrorCodes.TooManyConnections => (
            new("máy chủ đã hết chỗ cho kết nối mới.", "the server takes no more connections."),
            new("Thử lại sau, hoặc tăng max_connections.", "Try again later, or raise max_connections.")),
        PostgresErrorCodes.QueryCanceled => (
            new("máy chủ đã dừng câu lệnh.", "the server stopped the statement."),
            new("Thử lại; nếu do statement_timeout, hãy tăng lên.", "Try again; if statement_timeout did it, raise it.")),
        PostgresErrorCodes.LockNotAvailable => (
            new("có người đang đọc hoặc ghi phần này.", "someone is reading or writing this part."),
            new("Đợi một lát rồi chạy lại.", "Wait a moment and run it again.")),
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => (
            new("có người khác đang ghi cùng lúc.", "someone else is writing at the same time."),
            new("Hãy chạy lại.", "Run it again.")),
        _ => (
            new($"máy chủ báo lỗi {e.SqlState}.", $"the server reports error {e.SqlState}."),
            new($"Câu báo của máy chủ: {e.MessageText}", $"The server says: {e.MessageText}")),
    };
}
