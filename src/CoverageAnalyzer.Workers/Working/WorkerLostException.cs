using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.Workers.Working;

/// <summary>Workers end over a piece again and again, without an error that could be told.</summary>
internal sealed class WorkerLostException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="lost">How many were lost.</param>
    public WorkerLostException(int lost)
        : base(FormattableString.Invariant($"{lost} workers were lost over it.")) => Reason = LocalizedText.Of(
            $"{lost} lần máy chạy phần này bị mất giữa chừng (thiếu bộ nhớ, mất điện hoặc bị tắt). Kiểm tra bộ nhớ của các máy.",
            $"{lost} times a worker was lost in the middle of it (out of memory, power cut, or ended). Check the memory of the machines.");

    /// <summary>Why, in words.</summary>
    public LocalizedText Reason { get; }
}
