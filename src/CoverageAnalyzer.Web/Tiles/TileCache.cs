using CoverageAnalyzer.Reports.Maps.Definitions;

namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Tiles asked for before, up to a number of bytes; the longest unused go first.</summary>
/// <remarks>Requests for one tile at the same time make it once. May be shared between threads.</remarks>
internal sealed class TileCache
{
    /// <summary>What an entry costs besides its bytes: keys, tags, list node.</summary>
    private const int EntryBytes = 512;

    private readonly long greatestBytes;
    private readonly Lock gate = new();
    private readonly Dictionary<(MapSource Source, TileAddress Address), LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new(); // the last used first
    private long bytes;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="greatestBytes">Bytes it holds at most.</param>
    public TileCache(long greatestBytes) => this.greatestBytes = greatestBytes;

    /// <summary>Bytes held now.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
            {
                return bytes;
            }
        }
    }

    /// <summary>A tile from the cache, or made now.</summary>
    /// <param name="source">Its layer.</param>
    /// <param name="address">Which one.</param>
    /// <param name="make">Makes it.</param>
    public async Task<TileAnswer> GetAsync(MapSource source, TileAddress address, Func<MapSource, TileAddress, Task<TileAnswer>> make)
    {
        Entry entry;
        bool isNew = false;
        lock (gate)
        {
            if (entries.TryGetValue((source, address), out LinkedListNode<Entry>? node))
            {
                if (byUse.First != node)
                {
                    byUse.Remove(node);
                    byUse.AddFirst(node);
                }

                entry = node.Value;
            }
            else
            {
                entry = new Entry(source, address, new Lazy<Task<TileAnswer>>(() => make(source, address)));
                entries.Add((source, address), byUse.AddFirst(entry));
                isNew = true;
            }
        }

        if (!isNew)
        {
            return await entry.Answer.Value.ConfigureAwait(false);
        }

        try
        {
            TileAnswer answer = await entry.Answer.Value.ConfigureAwait(false);
            Account(entry, answer);
            return answer;
        }
        catch
        {
            Forget(entry);
            throw;
        }
    }

    private void Account(Entry entry, TileAnswer answer)
    {
        lock (gate)
        {
            entry.Bytes = answer.Gzip.Length + EntryBytes;
            bytes += entry.Bytes;
            for (LinkedListNode<Entry>? node = byUse.Last; bytes > greatestBytes && node is not null;)
            {
                LinkedListNode<Entry>? before = node.Previous;
                if (node.Value.Bytes > 0) // one still in the making is not counted yet
                {
                    bytes -= node.Value.Bytes;
                    entries.Remove((node.Value.Source, node.Value.Address));
                    byUse.Remove(node);
                }

                node = before;
            }
        }
    }

    private void Forget(Entry entry)
    {
        lock (gate)
        {
            if (entries.Remove((entry.Source, entry.Address), out LinkedListNode<Entry>? node))
            {
                byUse.Remove(node);
            }
        }
    }

    private sealed class Entry(MapSource source, TileAddress address, Lazy<Task<TileAnswer>> answer)
    {
        public MapSource Source => source;

        public TileAddress Address => address;

        public Lazy<Task<TileAnswer>> Answer => answer;

        public int Bytes { get; set; }
    }
}
