using Microsoft.AspNetCore.Connections;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>A connection that is served: whether a request of it is being answered, and since when not.</summary>
/// <param name="connection">The connection.</param>
internal sealed class ConnectionSlot(ConnectionContext connection)
{
    private long idleSince = Environment.TickCount64;
    private int answering;

    /// <summary>What it takes up; the gate alone changes it.</summary>
    public ConnectionPlace Place { get; set; }

    /// <summary>True while its answer is held back; the gate alone changes it.</summary>
    public bool IsHeldBack { get; set; }

    /// <summary>True where it ends with its answer.</summary>
    public bool ClosesAfterAnswer { get; set; }

    /// <summary>Time, on <see cref="Environment.TickCount64"/>, from which no request was being answered; <see cref="long.MaxValue"/> while one is.</summary>
    public long IdleSince => Volatile.Read(ref answering) > 0 ? long.MaxValue : Volatile.Read(ref idleSince);

    /// <summary>A request has come whole.</summary>
    public void Begin() => Interlocked.Increment(ref answering);

    /// <summary>It was answered.</summary>
    public void End()
    {
        Volatile.Write(ref idleSince, Environment.TickCount64);
        Interlocked.Decrement(ref answering);
    }

    /// <summary>Closes the connection.</summary>
    public void Close() => connection.Abort(new ConnectionAbortedException("Its place was needed."));
}
