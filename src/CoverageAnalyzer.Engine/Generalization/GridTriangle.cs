using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Engine.Generalization;

/// <summary>A triangle on the <see cref="WorldGrid"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GridTriangle(int AX, int AY, int BX, int BY, int CX, int CY)
{
    /// <summary>Least column.</summary>
    public int MinX => Math.Min(AX, Math.Min(BX, CX));

    /// <summary>Greatest column.</summary>
    public int MaxX => Math.Max(AX, Math.Max(BX, CX));

    /// <summary>Least row.</summary>
    public int MinY => Math.Min(AY, Math.Min(BY, CY));

    /// <summary>Greatest row.</summary>
    public int MaxY => Math.Max(AY, Math.Max(BY, CY));

    /// <summary>Whether a place is inside or on the edge, but is no corner. Exact: the products stay below 2⁶².</summary>
    public bool Holds(int x, int y)
    {
        if ((x == AX && y == AY) || (x == BX && y == BY) || (x == CX && y == CY))
        {
            return false;
        }

        long a = Side(AX, AY, BX, BY, x, y), b = Side(BX, BY, CX, CY, x, y), c = Side(CX, CY, AX, AY, x, y);
        return (a >= 0 && b >= 0 && c >= 0 && (a | b | c) != 0) || (a <= 0 && b <= 0 && c <= 0 && (a | b | c) != 0) || ((a | b | c) == 0 && Between(x, y));
    }

    private bool Between(int x, int y) => x >= MinX && x <= MaxX && y >= MinY && y <= MaxY;

    private static long Side(int ax, int ay, int bx, int by, int x, int y) =>
        ((long)(bx - ax) * (y - ay)) - ((long)(by - ay) * (x - ax));
}
