namespace CoverageAnalyzer.Data.Rasters;

/// <summary>Decoded blocks of all tiles of a model, those used last, up to a number of bytes. Safe for any number of threads.</summary>
/// <remarks>
/// A block that several threads want at once is decoded by one of them. Blocks in use are never dropped, so the bytes held can be above the
/// bound by one block a thread.
/// </remarks>
/// <param name="mostBytes">Bytes to hold.</param>
internal sealed class BlockCache(long mostBytes)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(int Tile, int Block), LinkedListNode<CachedBlock>> blocks = [];
    private readonly LinkedList<CachedBlock> order = new(); // the one used last is first
    private long heldBytes;
    private long decoded;

    /// <summary>Bytes it may hold.</summary>
    public long MostBytes => mostBytes;

    /// <summary>Blocks decoded so far.</summary>
    public long DecodedBlocks => Interlocked.Read(ref decoded);

    /// <summary>Gives a block, decoded now where it is not held; to be given back by <see cref="Return"/>.</summary>
    /// <param name="tile">Number of the tile.</param>
    /// <param name="block">Number of the block in it.</param>
    /// <param name="length">Bytes of the decoded block.</param>
    /// <param name="decode">Decodes a block of the tile.</param>
    public CachedBlock Rent(int tile, int block, int length, Action<int, byte[]> decode)
    {
        CachedBlock found = Take(tile, block, length);
        try
        {
            lock (found)
            {
                if (!found.IsDecoded)
                {
                    decode(block, found.Samples);
                    found.IsDecoded = true;
                    Interlocked.Increment(ref decoded);
                }
            }
        }
        catch
        {
            lock (gate)
            {
                found.Users--;
                Drop(found);
            }

            throw;
        }

        return found;
    }

    /// <summary>Gives a block back.</summary>
    /// <param name="block">The block.</param>
    public void Return(CachedBlock block)
    {
        lock (gate)
        {
            block.Users--;
        }
    }

    /// <summary>Forgets all blocks that are not in use.</summary>
    public void Clear()
    {
        lock (gate)
        {
            foreach (CachedBlock block in order.Where(b => b.Users == 0).ToList())
            {
                Drop(block);
            }
        }
    }

    private CachedBlock Take(int tile, int block, int length)
    {
        lock (gate)
        {
            if (blocks.TryGetValue((tile, block), out LinkedListNode<CachedBlock>? node))
            {
                order.Remove(node);
                order.AddFirst(node);
                node.Value.Users++;
                return node.Value;
            }

            byte[] samples = Room(length) ?? GC.AllocateUninitializedArray<byte>(length);
            var made = new CachedBlock(tile, block, samples, length) { Users = 1 };
            blocks[made.Key] = order.AddFirst(made);
            heldBytes += samples.Length;
            return made;
        }
    }

    /// <summary>Drops blocks until another one fits; gives the array of one of them where it has the right size.</summary>
    private byte[]? Room(int length)
    {
        byte[]? free = null;
        for (LinkedListNode<CachedBlock>? node = order.Last; node is not null && heldBytes + length > mostBytes;)
        {
            LinkedListNode<CachedBlock>? before = node.Previous;
            if (node.Value.Users == 0)
            {
                free = node.Value.Samples.Length == length ? node.Value.Samples : free;
                Drop(node.Value);
            }

            node = before;
        }

        return free;
    }

    private void Drop(CachedBlock block)
    {
        if (blocks.TryGetValue(block.Key, out LinkedListNode<CachedBlock>? node) && node.Value == block)
        {
            blocks.Remove(block.Key);
            order.Remove(node);
            heldBytes -= block.Samples.Length;
        }
    }
}
