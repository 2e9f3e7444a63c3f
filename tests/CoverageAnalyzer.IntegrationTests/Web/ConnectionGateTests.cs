using System.IO.Pipelines;
using System.Text;
using CoverageAnalyzer.Web.Hosting;
using Microsoft.AspNetCore.Connections;

namespace CoverageAnalyzer.IntegrationTests.Web;

/// <summary>Who is let in when all places are taken.</summary>
public sealed class ConnectionGateTests : IDisposable
{
    private static readonly WebLimits One = new() { Connections = 1, WaitingConnections = 1, ConnectionsBeyond = 1, SignsOfLife = 1 };

    private readonly ConnectionGate gate = new(One with { IdleUnderPressure = TimeSpan.FromHours(1) });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => gate.Dispose();

    [Theory]
    [InlineData("GET /health HTTP/1.1\r\nHost: a\r\n\r\n", true)]
    [InlineData("HEAD /health HTTP/1.0\r\n", true)]
    [InlineData("GET /healthy HTTP/1.1\r\n", false)]
    [InlineData("POST /health HTTP/1.1\r\n", false)]
    [InlineData("GET /", false)]
    public async Task A_sign_of_life_passes_those_that_wait_and_its_bytes_stay(string sent, bool passes)
    {
        await using var first = new Client(gate);
        await first.IsIn;
        await using var waiting = new Client(gate, "GET /api/study HTTP/1.1\r\n");
        await using var other = new Client(gate, sent);
        if (passes)
        {
            Assert.Equal(sent, await other.IsIn);
            Assert.True(other.Slot!.ClosesAfterAnswer);
            other.Done.SetResult();
            await other.Served;
        }
        else
        {
            await other.Served;
            Assert.False(other.IsIn.IsCompleted);
            Assert.True(other.IsAborted);
        }

        Assert.False(waiting.IsIn.IsCompleted);
        Assert.Equal(1, gate.Taken);
        first.Done.SetResult();
        Assert.Equal("GET /api/study HTTP/1.1\r\n", await waiting.IsIn);
        Assert.False(gate.IsCrowded);
    }

    [Fact]
    public async Task Signs_of_life_are_bounded_and_the_next_takes_its_turn()
    {
        await using var first = new Client(gate);
        await first.IsIn;
        await using var sign = new Client(gate, "GET /health HTTP/1.1\r\n");
        await sign.IsIn;
        await using var second = new Client(gate, "GET /health HTTP/1.1\r\n");
        Assert.False(second.IsIn.IsCompleted);
        first.Done.SetResult();
        Assert.Equal("GET /health HTTP/1.1\r\n", await second.IsIn);
        Assert.False(second.Slot!.ClosesAfterAnswer);
    }

    [Fact]
    public async Task Who_says_nothing_beyond_the_line_is_closed()
    {
        using var impatient = new ConnectionGate(One with { IdleUnderPressure = TimeSpan.FromMilliseconds(50) });
        await using var first = new Client(impatient);
        await first.IsIn;
        first.Slot!.Begin(); // busy, so that it keeps its place
        await using Client waiting = new(impatient), silent = new(impatient);
        await silent.Served;
        Assert.True(silent.IsAborted);
        Assert.False(waiting.Served.IsCompleted);
    }

    [Fact]
    public async Task A_connection_whose_answer_is_held_back_gives_its_place_up_and_ends_with_the_answer()
    {
        await using var first = new Client(gate);
        await first.IsIn;
        await using var second = new Client(gate, "GET /api/study HTTP/1.1\r\n");
        Assert.False(second.IsIn.IsCompleted);
        gate.HoldBack(first.Slot!, true);
        await second.IsIn;
        Assert.True(first.Slot!.ClosesAfterAnswer);
        Assert.False(second.Slot!.ClosesAfterAnswer);
        Assert.False(first.Served.IsCompleted);
        gate.HoldBack(first.Slot, false);
        first.Done.SetResult();
        await first.Served;
        Assert.Equal(1, gate.Taken);
        second.Done.SetResult();
        await second.Served;
        Assert.Equal(0, gate.Taken);
    }

    [Fact]
    public async Task Who_goes_away_while_waiting_takes_no_place()
    {
        await using var first = new Client(gate);
        await first.IsIn;
        var second = new Client(gate);
        await second.DisposeAsync();
        await second.Served;
        Assert.False(second.IsIn.IsCompleted);
        Assert.False(gate.IsCrowded);
        first.Done.SetResult();
        await first.Served;
        Assert.Equal(0, gate.Taken);
    }

    /// <summary>A connection without a network; it is served until <see cref="Done"/>.</summary>
    private sealed class Client : IAsyncDisposable
    {
        private readonly CancellationTokenSource closed = new();
        private readonly Observed connection = new();
        private readonly Pipe input = new(), output = new();
        private readonly TaskCompletionSource<string> isIn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Client(ConnectionGate gate, string sent = "")
        {
            connection.Transport = new Duplex(input.Reader, output.Writer);
            connection.ConnectionClosed = closed.Token;
            if (sent.Length > 0)
            {
                Encoding.ASCII.GetBytes(sent).CopyTo(input.Writer.GetSpan(sent.Length));
                input.Writer.Advance(sent.Length);
                _ = input.Writer.FlushAsync(Cancel).AsTask();
            }

            Served = gate.Serve(connection, async c =>
            {
                string read = string.Empty;
                if (sent.Length > 0)
                {
                    ReadResult result = await c.Transport.Input.ReadAsync(Cancel);
                    read = Encoding.ASCII.GetString(result.Buffer);
                    c.Transport.Input.AdvanceTo(result.Buffer.End);
                }

                isIn.SetResult(read);
                await Done.Task;
            });
        }

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>What the one who serves it reads first.</summary>
        public Task<string> IsIn => isIn.Task;

        public Task Served { get; }

        public ConnectionSlot? Slot => connection.Features.Get<ConnectionSlot>();

        public bool IsAborted => connection.IsAborted;

        public async ValueTask DisposeAsync()
        {
            Done.TrySetResult();
            await input.Writer.CompleteAsync();
            await closed.CancelAsync();
            await Served;
            closed.Dispose();
        }

        private sealed class Observed : DefaultConnectionContext
        {
            public bool IsAborted { get; private set; }

            public override void Abort(ConnectionAbortedException abortReason) => IsAborted = true;
        }

        private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
    }
}
