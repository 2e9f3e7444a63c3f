using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>The machine, its container or a limit set by the user has too little memory for what was asked.</summary>
internal static class MemoryShortage
{
    private const int MebibyteBits = 20;

    /// <summary>True where memory ran out, on whatever thread and in whatever step.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool Is(Exception? e) =>
        e is OutOfMemoryException || (e is AggregateException many && many.InnerExceptions.Any(Is)) || (e?.InnerException is { } inner && Is(inner));

    /// <summary>What ran out, and what helps.</summary>
    public static LocalizedText Text()
    {
        long limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> MebibyteBits;
        return LocalizedText.Of(
            $"Không đủ bộ nhớ: chương trình chỉ được dùng {limit:N0} MiB. Kết quả cũ vẫn nguyên vẹn. Đóng bớt chương trình khác, nâng giới hạn đã đặt (container, DOTNET_GCHeapHardLimit), hoặc chạy trên máy có nhiều bộ nhớ hơn.",
            $"More memory is needed: the program may use only {limit:N0} MiB. The old results are untouched. Close other programs, raise the limit that was set (container, DOTNET_GCHeapHardLimit), or run on a machine with more memory.");
    }
}
