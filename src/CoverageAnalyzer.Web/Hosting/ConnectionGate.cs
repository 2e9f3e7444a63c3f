using Microsoft.AspNetCore.Connections;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>
/// Serves a bounded number of connections. Who comes beyond it waits in line; meanwhile connections that only sit there (idle, or dribbling the headers
/// of a request) are closed, the longest idle first, and busy ones are told to close after their answer, so that the line moves on.
/// </summary>
/// <remarks>A plain limit would let 200 slow sockets, or one busy client, lock everyone else out, the health check too.</remarks>
/// <param name="limits">The limits.</param>
internal sealed class ConnectionGate(WebLimits limits)
{
    private readonly Lock gate = new();
    private readonly HashSet<ConnectionSlot> slots = [];
    private readonly LinkedList<TaskCompletionSource> line = [];
    private int taken;

    /// <summary>True while connections wait: answers then close theirs.</summary>
    public bool IsCrowded { get; private set; }

    /// <summary>Connections served now.</summary>
    public int Taken => taken;

    /// <summary>Serves a connection once there is a place for it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="next">Serves it.</param>
    public async Task Serve(ConnectionContext connection, ConnectionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (!await Enter(connection.ConnectionClosed))
        {
            connection.Abort(new ConnectionAbortedException("Too many connections."));
            return;
        }

        var slot = new ConnectionSlot(connection);
        connection.Features.Set(slot);
        lock (gate)
        {
            slots.Add(slot);
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Leave(slot);
        }
    }

    private async Task<bool> Enter(CancellationToken closed)
    {
        TaskCompletionSource turn;
        LinkedListNode<TaskCompletionSource> place;
        lock (gate)
        {
            if (taken < limits.Connections)
            {
                taken++;
                return true;
            }

            if (line.Count >= limits.WaitingConnections)
            {
                return false;
            }

            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            place = line.AddLast(turn);
            IsCrowded = true;
        }

        while (true)
        {
            MakeRoom();
            Task done = await Task.WhenAny(turn.Task, Task.Delay(limits.IdleUnderPressure / 2, closed));
            if (turn.Task.IsCompletedSuccessfully)
            {
                return true;
            }

            if (done.IsCanceled)
            {
                return Withdraw(place, turn);
            }
        }
    }

    // The one who waits is gone, unless its turn has just come: then it goes in, and out again at once.
    private bool Withdraw(LinkedListNode<TaskCompletionSource> place, TaskCompletionSource turn)
    {
        lock (gate)
        {
            if (turn.Task.IsCompletedSuccessfully)
            {
                return true;
            }

            line.Remove(place);
            IsCrowded = line.Count > 0;
            return false;
        }
    }

    private void MakeRoom()
    {
        ConnectionSlot[] idle;
        lock (gate)
        {
            long before = Environment.TickCount64 - (long)limits.IdleUnderPressure.TotalMilliseconds;
            idle = [.. slots.Where(s => s.IdleSince <= before).OrderBy(s => s.IdleSince).Take(line.Count)];
            foreach (ConnectionSlot slot in idle)
            {
                slots.Remove(slot); // closed once only; its place is free when it has ended
            }
        }

        foreach (ConnectionSlot slot in idle)
        {
            slot.Close();
        }
    }

    private void Leave(ConnectionSlot slot)
    {
        lock (gate)
        {
            slots.Remove(slot);
            if (line.First is { } first)
            {
                line.RemoveFirst();
                IsCrowded = line.Count > 0;
                first.Value.SetResult(); // the place goes over to the one who waits
            }
            else
            {
                taken--;
            }
        }
    }
}
