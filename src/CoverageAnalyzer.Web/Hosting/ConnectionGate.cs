using Microsoft.AspNetCore.Connections;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>
/// Serves a bounded number of connections. Who comes beyond it waits in line, but for a sign of life, which is let in aside. Meanwhile connections that only
/// sit there (idle, or dribbling the headers of a request) are closed, the longest idle first, those whose refusal is held back give up their place, and busy
/// ones are told to close after their answer, so that the line moves on.
/// </summary>
/// <remarks>A plain limit would let 200 slow sockets, or one busy client, lock everyone else out, the health check too.</remarks>
/// <param name="limits">The limits.</param>
internal sealed class ConnectionGate(WebLimits limits)
{
    private const long MillisecondsBetweenLooks = 20;

    private readonly Lock gate = new();
    private readonly HashSet<ConnectionSlot> slots = [];
    private readonly LinkedList<TaskCompletionSource> line = [];
    private int taken;
    private int aside;
    private int beyond;
    private long lookedForRoom;

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
        }
    }

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
            IsCrowded = true;
            if (line.Count < limits.WaitingConnections)
            {
                place = line.AddLast(turn);
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
            Interlocked.Decrement(ref beyond);
        }
    }

    private async Task<ConnectionPlace?> Wait(ConnectionContext connection, TaskCompletionSource turn, LinkedListNode<TaskCompletionSource> place)
    {
        Task<bool> isSign = SignOfLife.Look(connection);
        bool hasLooked = false;
        while (true)
        {
            MakeRoom();
            Task pause = Task.Delay(limits.IdleUnderPressure / 2, connection.ConnectionClosed);
            Task done = hasLooked ? await Task.WhenAny(turn.Task, pause) : await Task.WhenAny(turn.Task, isSign, pause);
            if (!turn.Task.IsCompletedSuccessfully && done == isSign)
            {
                hasLooked = true;
                if (await isSign && TryEnterAside())
                {
                    if (Withdraw(place, turn))
                    {
                        LeaveAside(); // the turn has just come, too
                        return ConnectionPlace.Own;
                    }

                    return ConnectionPlace.Aside;
                }
            }

            if (turn.Task.IsCompletedSuccessfully || (done == pause && pause.IsCanceled))
            {
                await SignOfLife.EndLook(connection, isSign);
                return turn.Task.IsCompletedSuccessfully || Withdraw(place, turn) ? ConnectionPlace.Own : null;
            }
        }
    }

    // There is no room even to wait: only a sign of life is still let in.
    private async Task<ConnectionPlace?> LookBeyond(ConnectionContext connection)
    {
        MakeRoom();
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
            long now = Environment.TickCount64, before = now - (long)limits.IdleUnderPressure.TotalMilliseconds;
            if (now - lookedForRoom < MillisecondsBetweenLooks)
            {
                return; // each of a thousand that wait would look at each of a thousand that are in
            }

            lookedForRoom = now;
            foreach (ConnectionSlot held in slots.Where(s => s.IsHeldBack && s.Place == ConnectionPlace.Own).Take(line.Count).ToArray())
            {
                (held.Place, held.ClosesAfterAnswer) = (ConnectionPlace.None, true);
                slots.Remove(held);
                PassOn();
            }

            idle = [.. slots.Where(s => s.Place == ConnectionPlace.Own && s.IdleSince <= before).OrderBy(s => s.IdleSince).Take(line.Count)];
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
