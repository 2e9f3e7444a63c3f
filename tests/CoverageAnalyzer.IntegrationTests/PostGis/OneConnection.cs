using System.Net;
using System.Net.Sockets;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>A way to a server that lets connections through while they are few, and closes every later one at once, as a firewall does to a cancel request.</summary>
internal sealed class OneConnection : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int server;
    private int connections;

    /// <summary>Opens the way.</summary>
    /// <param name="server">Port of the server.</param>
    public OneConnection(int server)
    {
        this.server = server;
        listener.Start();
        _ = Accept();
    }

    /// <summary>The port to go to.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync();
                if (Interlocked.Increment(ref connections) == 1)
                {
                    _ = Carry(client);
                }
                else
                {
                    client.Dispose();
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Disposed of.
        }
    }

    private async Task Carry(TcpClient client)
    {
        using (client)
        using (var target = new TcpClient())
        {
            try
            {
                await target.ConnectAsync(IPAddress.Loopback, server);
                await Task.WhenAny(client.GetStream().CopyToAsync(target.GetStream()), target.GetStream().CopyToAsync(client.GetStream()));
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // One end is gone.
            }
        }
    }
}
