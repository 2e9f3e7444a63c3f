using System.Net;
using System.Net.Sockets;
using System.Text;
using CoverageAnalyzer.Web.Hosting;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>Bytes to a server as they are, which no HTTP client would send.</summary>
internal static class RawSocket
{
    /// <summary>Sends a text, and reads what comes until the server closes or a quiet time.</summary>
    public static async Task<string> Send(WebMapServer server, string text)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);
        using var answer = new MemoryStream();
        var buffer = new byte[8192];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            int read;
            while ((read = await socket.ReceiveAsync(buffer, patience.Token)) > 0)
            {
                answer.Write(buffer, 0, read);
            }
        }
        catch (SocketException)
        {
            // The server cut the connection: what came before counts.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    /// <summary>One request of GET, closed after its answer.</summary>
    public static Task<string> Get(WebMapServer server, string target, string? host = null, string more = "") =>
        Send(server, FormattableString.Invariant($"GET {target} HTTP/1.1\r\nHost: {host ?? $"127.0.0.1:{server.Port}"}\r\nConnection: close\r\n{more}\r\n"));

    /// <summary>Status of an answer.</summary>
    public static int StatusOf(string answer) => answer.Length > 12 ? int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0;

    /// <summary>Body of an answer.</summary>
    public static string BodyOf(string answer) => answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
}
