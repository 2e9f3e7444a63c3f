namespace CoverageAnalyzer.Web.Tiles;

/// <summary>Finds the boxes that meet a rectangle: boxes in Morton order of their middles, in blocks that have a box of their own.</summary>
internal sealed class BoxIndex
{
    private const int BlockSize = 32;

    private readonly int[] order;
    private readonly GridBox[] boxes; // in that order
    private readonly GridBox[] blocks;

    /// <summary>Makes the index.</summary>
    /// <param name="all">The boxes; empty ones are never found.</param>
    public BoxIndex(GridBox[] all)
    {
        order = [.. Enumerable.Range(0, all.Length).Where(i => all[i].MinX <= all[i].MaxX)];
        ulong[] keys = Array.ConvertAll(order, i => MortonOrder.Of((int)((all[i].MinX + all[i].MaxX) / 2), (int)((all[i].MinY + all[i].MaxY) / 2)));
        Array.Sort(keys, order);
        boxes = Array.ConvertAll(order, i => all[i]);
        blocks = new GridBox[(boxes.Length + BlockSize - 1) / BlockSize];
        for (int b = 0; b < blocks.Length; b++)
        {
            blocks[b] = GridBox.Empty;
            foreach (ref readonly GridBox box in boxes.AsSpan(b * BlockSize, Math.Min(BlockSize, boxes.Length - (b * BlockSize))))
            {
                blocks[b] = blocks[b].Including(box);
            }
        }
    }

    /// <summary>The boxes that meet a rectangle, in an order that is always the same.</summary>
    /// <param name="query">The rectangle.</param>
    /// <param name="found">Is emptied and takes them.</param>
    public void Find(in GridBox query, List<int> found)
    {
        found.Clear();
        for (int b = 0; b < blocks.Length; b++)
        {
            if (blocks[b].Meets(query))
            {
                for (int i = b * BlockSize; i < Math.Min(boxes.Length, (b + 1) * BlockSize); i++)
                {
                    if (boxes[i].Meets(query))
                    {
                        found.Add(order[i]);
                    }
                }
            }
        }
    }
}
