using System.Runtime.InteropServices;

namespace CoverageAnalyzer.Studies.Running;

/// <summary>How a run is carried out; nothing here changes a figure.</summary>
/// <param name="Threads">Threads the kernels may use, 1 or more. The results are the same bytes for any number.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StudyOptions(int Threads);
