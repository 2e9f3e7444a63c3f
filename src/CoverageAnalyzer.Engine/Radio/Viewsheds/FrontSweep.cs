using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Radio.Viewsheds;

/// <summary>Lets the fronts of the four sectors go over the ground around a site: north and south row by row as they lie, west and east in strips of columns that are turned on the way.</summary>
/// <typeparam name="T">Kind of heights.</typeparam>
/// <remarks>Cost of a cell: its height is read once (a few on the diagonals twice) and its answer written once.</remarks>
internal sealed class FrontSweep<T>
    where T : struct
{
    private const int AheadRows = 2; // with 1 a row near the site is over before the one asked for is there

    private readonly HorizonFront front = new();
    private readonly FrontSector sector = new();
    private readonly FrontStrip<T> strip = new();
    private T[] lastLine = [];

    /// <summary>Finds what is visible.</summary>
    /// <typeparam name="TVoids">Whether heights may be missing.</typeparam>
    /// <param name="reach">The cells in reach.</param>
    /// <param name="ground">The heights.</param>
    /// <param name="cells">Takes the answers of the cells in reach that the model has, but for that of the site.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>False where a height turned out to be missing that must not be; the answers are of no use then.</returns>
    public bool Find<TVoids>(FrontReach reach, in FrontGround<T> ground, Span<byte> cells, CancellationToken cancellation)
        where TVoids : struct
    {
        strip.Begin(reach.Field.Window.Rows);
        for (int s = 0; s < 4; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            sector.Place(reach, isTurned: s >= 2, s % 2 == 0 ? -1 : 1);
            front.Begin(s >= 2 ? reach.Field.Window.Rows : reach.Field.Window.Columns);
            bool isMissing = s >= 2 ? Columns<TVoids>(reach, ground, cells) : Rows<TVoids>(reach, ground, cells);
            if (isMissing && typeof(TVoids) == typeof(HorizonFront.AllThere))
            {
                return false;
            }
        }

        return true;
    }

    private FrontLine Line(FrontReach reach, int number, int voidHeight)
    {
        int first = sector.First[number], end = sector.End[number];
        return new FrontLine(
            first, end, Math.Clamp((int)Math.Ceiling(sector.Site), first, end), (float)sector.Site, sector.FirstDistance + number,
            reach.WholeMetres, (float)reach.Field.Request.ReceiverHeightMetres, voidHeight);
    }

    private bool Rows<TVoids>(FrontReach reach, in FrontGround<T> ground, Span<byte> cells)
        where TVoids : struct
    {
        bool isMissing = false;
        int columns = reach.Field.Window.Columns;
        for (int n = 0; n < sector.Lines; n++)
        {
            var line = Line(reach, n, ground.VoidHeight);
            if (line.First == line.End)
            {
                continue;
            }

            int row = sector.Nearest + (n * sector.Step);
            nint at = ground.At(row, 0);
            T[] heights = ground.Heights;
            if (at + line.End + HorizonFront.Overrun > ground.Heights.Length)
            {
                heights = CopyLine(ground, row, line);
                at = -line.First;
            }

            isMissing |= front.Pass<T, RowBulge, TVoids>(
                line, new RowBulge(reach.Factors[row], reach.Constants[row]), ref MemoryMarshal.GetArrayDataReference(heights), at, (nint)AheadRows * sector.Step * ground.Stride, ref MemoryMarshal.GetReference(cells), (nint)row * columns, cells.Length);
        }

        return isMissing;
    }

    private bool Columns<TVoids>(FrontReach reach, in FrontGround<T> ground, Span<byte> cells)
        where TVoids : struct
    {
        bool isMissing = false;
        for (int begin = 0; begin < sector.Lines; begin += FrontStrip<T>.Width)
        {
            int end = Math.Min(begin + FrontStrip<T>.Width, sector.Lines), first = int.MaxValue, last = 0;
            for (int n = begin; n < end; n++)
            {
                (first, last) = (Math.Min(first, sector.First[n]), Math.Max(last, sector.End[n]));
            }

            int column = sector.Nearest + (sector.Step * (sector.Step < 0 ? end - 1 : begin));
            strip.Turn(ground, column, end - begin, first, last, sector.Step * FrontStrip<T>.Width);
            for (int n = begin; n < end; n++)
            {
                var line = Line(reach, n, ground.VoidHeight);
                if (line.First < line.End)
                {
                    int at = (sector.Nearest + (n * sector.Step) - column) * strip.Stride;
                    float aside = sector.Nearest + (n * sector.Step) - (float)reach.Field.Window.SiteColumn;
                    isMissing |= front.Pass<T, ColumnBulge, TVoids>(
                        line, new ColumnBulge(reach.Factors, reach.Constants, aside), ref strip.Heights, at, 0, ref strip.Answers, at, strip.Length);
                }
            }

            strip.TurnBack(reach, column, end - begin, first, last, sector.Step > 0, cells);
        }

        return isMissing;
    }

    /// <summary>A line so near the end of the heights that a vector would reach beyond.</summary>
    private T[] CopyLine(in FrontGround<T> ground, int row, in FrontLine line)
    {
        int count = line.End - line.First;
        if (lastLine.Length < count + HorizonFront.Overrun)
        {
            lastLine = new T[count + HorizonFront.Overrun];
        }

        ground.Heights.AsSpan((int)ground.At(row, line.First), count).CopyTo(lastLine);
        return lastLine;
    }
}
