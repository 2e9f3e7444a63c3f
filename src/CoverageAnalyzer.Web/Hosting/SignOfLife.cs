using System.Buffers;
using System.IO.Pipelines;
using CoverageAnalyzer.Web.Endpoints;
using Microsoft.AspNetCore.Connections;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>Tells a request for a sign of life (GET or HEAD /health) by its first bytes, while its connection waits to be served.</summary>
internal static class SignOfLife
{
    private static readonly byte[][] Beginnings = [.. new[] { "GET ", "HEAD " }.Select(m => System.Text.Encoding.ASCII.GetBytes($"{m}{HealthEndpoint.Path} HTTP/1."))];

    /// <summary>Looks at what comes first, and leaves it for whoever serves the connection. One look only.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>False also where the connection ends, or <see cref="EndLook"/> ends the look.</returns>
    public static async Task<bool> Look(ConnectionContext connection)
    {
        PipeReader input = connection.Transport.Input;
        try
        {
            ReadResult read = await input.ReadAsync(CancellationToken.None);
            bool isSign = Array.Exists(Beginnings, b => StartsWith(read.Buffer, b));
            input.AdvanceTo(read.Buffer.Start, read.Buffer.Start); // nothing taken and nothing seen: the next to read gets it at once
            return isSign;
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or OperationCanceledException)
        {
            return false; // it has ended
        }
    }

    /// <summary>Ends a look that may still wait for the first byte.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="look">The look.</param>
    /// <returns>What it saw.</returns>
    public static Task<bool> EndLook(ConnectionContext connection, Task<bool> look)
    {
        if (!look.IsCompleted)
        {
            connection.Transport.Input.CancelPendingRead();
        }

        return look;
    }

    private static bool StartsWith(in ReadOnlySequence<byte> bytes, byte[] beginning)
    {
        if (bytes.Length < beginning.Length)
        {
            return false;
        }

        Span<byte> first = stackalloc byte[beginning.Length];
        bytes.Slice(0, first.Length).CopyTo(first);
        return first.SequenceEqual(beginning);
    }
}
