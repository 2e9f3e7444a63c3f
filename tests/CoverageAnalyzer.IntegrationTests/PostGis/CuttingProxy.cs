using System.Net;
using System.Net.Sockets;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>A way to a server that breaks off after so many bytes: both ends then see a reset.</summary>
public sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int server;
    private readonly long after;
    private readonly int cuts;
    private readonly bool countsBothWays;
    private long sent;
    private int cutsMade;
    private int connections;

    /// <summary>Opens the way.</summary>
    /// <param name="server">Port of the server.</param>
    /// <param name="after">Bytes after which it is cut: those from the client over all connections, or those of one connection both ways.</param>
    /// <param name="cuts">How many connections are cut before one may pass.</param>
    /// <param name="countsBothWays">True: each connection carries so many bytes, whichever way they go.</param>
    public CuttingProxy(int server, long after, int cuts = int.MaxValue, bool countsBothWays = false)
    {
        (this.server, this.after, this.cuts, this.countsBothWays) = (server, after, cuts, countsBothWays);
        listener.Start();
        _ = Accept();
    }

    /// <summary>The port to go to.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many connections were cut.</summary>
    public int CutsMade => cutsMade;

    /// <summary>Connections so far.</summary>
    public int Connections => connections;

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync();
                bool mayBreak = !countsBothWays || connections < cuts;
                Interlocked.Increment(ref connections);
                _ = Carry(client, mayBreak);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Disposed of.
        }
    }

    private async Task Carry(TcpClient client, bool mayBreak)
    {
        using (client)
        using (var target = new TcpClient())
        {
            try
            {
                await target.ConnectAsync(IPAddress.Loopback, server);
            }
            catch (SocketException)
            {
                return; // the server is not there: the client sees that its connection ends
            }

            client.LingerState = target.LingerState = new LingerOption(true, 0);
            var own = new long[1];
            Task back = Copy(target, client, mayBreak && countsBothWays, own), forth = Copy(client, target, mayBreak, own);
            await Task.WhenAny(back, forth);
        }
    }

    private async Task Copy(TcpClient from, TcpClient to, bool isCounted, long[] own)
    {
        byte[] buffer = new byte[1 << 14];
        try
        {
            while (await from.GetStream().ReadAsync(buffer) is var read and > 0)
            {
                if (isCounted && IsOver(read, own))
                {
                    return;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone.
        }
    }

    private bool IsOver(int bytes, long[] own)
    {
        if (countsBothWays)
        {
            if (Interlocked.Add(ref own[0], bytes) <= after)
            {
                return false;
            }

            Interlocked.Increment(ref cutsMade);
            return true;
        }

        if (cutsMade >= cuts || Interlocked.Add(ref sent, bytes) <= after)
        {
            return false;
        }

        Interlocked.Increment(ref cutsMade);
        Interlocked.Exchange(ref sent, 0);
        return true;
    }
}
