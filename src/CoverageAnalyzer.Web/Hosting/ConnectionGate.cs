using Microsoft.AspNetCore.Connections;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>
/// Serves a bounded number of connections. Who comes beyond it waits in line, but for a sign of life, which is let in aside. Meanwhile connections that only
/// sit there (idle, or dribbling the headers of a request) are closed, the longest idle first, those whose refusal is held back give up their place, and busy
/// ones are told to close after their answer, so that the line moves on.
/// </summary>
/// <remarks>A plain limit would let 200 slow sockets, or one busy client, lock everyone else out, the health check too.</remarks>
internal sealed class ConnectionGate : IDisposable
{
    /// <summary>Each of a thousand that come would otherwise look at each of a thousand that are in.</summary>
    private const long MillisecondsBetweenLooks = 20;

    private readonly WebLimits limits;
    private readonly Timer looks;
    private readonly Lock gate = new();
    private readonly HashSet<ConnectionSlot> slots = [];
    private readonly LinkedList<TaskCompletionSource> line = [];
    private int taken;
    private int aside;
    private int beyond;
    private long looked = -MillisecondsBetweenLooks;
    private long nextLook = long.MaxValue;

    /// <summary>Opens the gate.</summary>
    /// <param name="limits">The limits.</param>
    public ConnectionGate(WebLimits limits)
    {
        this.limits = limits;
        looks = new(_ => MakeRoom());
    }

    /// <summary>True while connections wait: answers then close theirs.</summary>
    public bool IsCrowded { get; private set; }

    /// <summary>Connections that have a place now.</summary>
    public int Taken => taken;

    /// <summary>Serves a connection once there is a place for it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="next">Serves it.</param>
    public async Task Serve(ConnectionContext connection, ConnectionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(next);
        if (await Enter(connection) is not { } place)
        {
            connection.Abort(new ConnectionAbortedException("Too many connections."));
            return;
        }

        var slot = new ConnectionSlot(connection) { Place = place, ClosesAfterAnswer = place == ConnectionPlace.Aside };
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

    /// <summary>Tells that a connection's answer is held back: it may then lose its place to one that waits, and is closed after its answer.</summary>
    /// <param name="slot">The connection.</param>
    /// <param name="isHeldBack">False once the answer is given.</param>
    public void HoldBack(ConnectionSlot slot, bool isHeldBack)
    {
        ArgumentNullException.ThrowIfNull(slot);
        lock (gate)
        {
            slot.IsHeldBack = isHeldBack;
            if (isHeldBack && line.Count > 0)
            {
                LookAt(looked + MillisecondsBetweenLooks);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => looks.Dispose();

    private async Task<ConnectionPlace?> Enter(ConnectionContext connection)
    {
        TaskCompletionSource turn;
        LinkedListNode<TaskCompletionSource>? place = null; // in the line; null where that is full, too
        lock (gate)
        {
            if (taken < limits.Connections)
            {
                taken++;
                return ConnectionPlace.Own;
            }

            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            LookAt(looked + MillisecondsBetweenLooks);
            if (line.Count < limits.WaitingConnections)
            {
                place = line.AddLast(turn);
                IsCrowded = true;
            }
            else if (beyond < limits.ConnectionsBeyond)
            {
                beyond++;
            }
            else
            {
                return null;
            }
        }

        if (place is not null)
        {
            return await Wait(connection, turn, place);
        }

        try
        {
            return await LookBeyond(connection);
        }
        finally
        {
            lock (gate)
            {
                beyond--;
            }
        }
    }

    private async Task<ConnectionPlace?> Wait(ConnectionContext connection, TaskCompletionSource turn, LinkedListNode<TaskCompletionSource> place)
    {
        Task<bool> isSign = SignOfLife.Look(connection);
        Task ended = Task.Delay(Timeout.InfiniteTimeSpan, connection.ConnectionClosed);
        if (await Task.WhenAny(turn.Task, isSign, ended) == isSign && await isSign && TryEnterAside())
        {
            if (!Withdraw(place, turn))
            {
                return ConnectionPlace.Aside;
            }

            LeaveAside(); // the turn has just come, too
            return ConnectionPlace.Own;
        }

        await Task.WhenAny(turn.Task, ended);
        await SignOfLife.EndLook(connection, isSign);
        return Withdraw(place, turn) ? ConnectionPlace.Own : null;
    }

    // There is no room even to wait: only a sign of life is still let in.
    private async Task<ConnectionPlace?> LookBeyond(ConnectionContext connection)
    {
        Task<bool> isSign = SignOfLife.Look(connection);
        await Task.WhenAny(isSign, Task.Delay(limits.IdleUnderPressure, CancellationToken.None));
        return await SignOfLife.EndLook(connection, isSign) && TryEnterAside() ? ConnectionPlace.Aside : null;
    }

    private bool TryEnterAside()
    {
        lock (gate)
        {
            bool hasRoom = aside < limits.SignsOfLife;
            aside += hasRoom ? 1 : 0;
            return hasRoom;
        }
    }

    private void LeaveAside()
    {
        lock (gate)
        {
            aside--;
        }
    }

    // True where the turn has come: the one who waited goes in, be it only to go out again at once. False where it has not: it waits no more.
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

    // Has a look for room at a time, of Environment.TickCount64, or as soon as one is planned.
    private void LookAt(long time)
    {
        if (time < nextLook)
        {
            nextLook = time;
            looks.Change(Math.Max(0, time - Environment.TickCount64), Timeout.Infinite);
        }
    }

    private void MakeRoom()
    {
        ConnectionSlot[] idle;
        lock (gate)
        {
            long pressure = (long)limits.IdleUnderPressure.TotalMilliseconds;
            (looked, nextLook) = (Environment.TickCount64, long.MaxValue);
            foreach (ConnectionSlot held in slots.Where(s => s.IsHeldBack && s.Place == ConnectionPlace.Own).Take(line.Count).ToArray())
            {
                (held.Place, held.ClosesAfterAnswer) = (ConnectionPlace.None, true);
                slots.Remove(held);
                PassOn();
            }

            idle = [.. slots.Where(s => s.Place == ConnectionPlace.Own && s.IdleSince <= looked - pressure).OrderBy(s => s.IdleSince).Take(line.Count)];
            foreach (ConnectionSlot slot in idle)
            {
                slots.Remove(slot); // closed once only; its place is free when it has ended
            }

            if (line.Count > 0)
            {
                LookAt(looked + Math.Max(MillisecondsBetweenLooks, pressure / 2));
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
            if (slot.Place == ConnectionPlace.Own)
            {
                PassOn();
            }
            else if (slot.Place == ConnectionPlace.Aside)
            {
                aside--;
            }
        }
    }

    // A place goes over to the one who has waited longest.
    private void PassOn()
    {
        if (line.First is { } first)
        {
            line.RemoveFirst();
            IsCrowded = line.Count > 0;
            first.Value.SetResult();
        }
        else
        {
            taken--;
        }
    }
}
