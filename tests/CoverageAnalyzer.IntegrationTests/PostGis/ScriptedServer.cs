using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>Something that listens where a PostgreSQL server is looked for, and answers by a script: silence, another protocol, or a server's refusal.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<NetworkStream, CancellationToken, Task> script;
    private readonly CancellationTokenSource stop = new();

    /// <summary>Listens.</summary>
    /// <param name="script">What is done with each connection; it is closed afterwards.</param>
    public ScriptedServer(Func<NetworkStream, CancellationToken, Task> script)
    {
        this.script = script;
        listener.Start();
        _ = Accept();
    }

    /// <summary>Its port.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>A refusal in the words of PostgreSQL's protocol, version 3.0: message 'E' with severity, code and text.</summary>
    /// <param name="code">SQLSTATE.</param>
    /// <param name="text">The server's words.</param>
    public static byte[] Refusal(string code, string text)
    {
        byte[] fields = Encoding.UTF8.GetBytes($"SFATAL\0VFATAL\0C{code}\0M{text}\0\0");
        byte[] message = new byte[fields.Length + 5];
        message[0] = (byte)'E';
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), fields.Length + 4);
        fields.CopyTo(message, 5);
        return message;
    }

    /// <summary>Waits for a client's first message, so that the answer comes after the question.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="cancellation">The end of the test.</param>
    public static async Task Asked(NetworkStream stream, CancellationToken cancellation) => _ = await stream.ReadAsync(new byte[4096], cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await listener.AcceptTcpClientAsync(stop.Token));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Disposed of.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                await script(client.GetStream(), stop.Token);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // The client gave up first.
            }
        }
    }
}
