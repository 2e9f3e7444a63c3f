using BenchmarkDotNet.Running;
using CoverageAnalyzer.Benchmarks;
using CoverageAnalyzer.Benchmarks.Performance;
using CoverageAnalyzer.Benchmarks.Scaling;

// "performance ROOT --peers FOLDER …" runs our jobs and the peers in turn and writes docs/performance.md; "job NAME FOLDER" is one of ours, in this process.
if (args is ["performance", .. var table])
{
    return PerformanceRun.Run(table);
}

if (args is ["job", var job, var folder, .. var jobOptions])
{
    int threadsAt = Array.IndexOf(jobOptions, "--threads");
    int threads = threadsAt < 0 ? 1 : int.Parse(jobOptions[threadsAt + 1], System.Globalization.CultureInfo.InvariantCulture);
    string[] compare = [.. jobOptions.Where((word, at) => !word.StartsWith("--", StringComparison.Ordinal) && (threadsAt < 0 || at != threadsAt + 1))];
    return JobRun.Run(job, folder, threads, jobOptions.Contains("--once"), compare);
}

// "workers PROGRAM ROUNDS TIMES STUDY …" runs studies by one process and by two workers in turn; "scaling NATION.csv PROVINCES.csv FILE" simulates more of them. For workers.sh.
if (args is ["workers", var program, var rounds, var times, .. var workerStudies])
{
    return WorkersRun.Run(program, workerStudies, int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture), times);
}

if (args is ["scaling", var nation, var provinces, var page])
{
    string machine = $"{Environment.ProcessorCount.ToString(System.Globalization.CultureInfo.InvariantCulture)} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}.";
    File.WriteAllText(page, ScalingReport.Make(WorkersRun.Read(nation), WorkersRun.Read(provinces), machine));
    return 0;
}

// "radio-pieces STUDY MODEL PIECES [K …]" works out pieces K (from 1) of a study's radio network as a worker does; without K all, which are then put together.
if (args is ["radio-pieces", var radioStudy, var radioModel, var radioPieces, .. var radioChosen])
{
    return RadioPiecesRun.Run(
        radioStudy, radioModel, int.Parse(radioPieces, System.Globalization.CultureInfo.InvariantCulture), [.. radioChosen.Select(k => int.Parse(k, System.Globalization.CultureInfo.InvariantCulture))]);
}

// "tiles STUDY MEBIBYTES FILE" serves vector tiles for tiles.sh.
if (args is ["tiles", var tileStudy, var cache, var addresses])
{
    return TileHost.Run(tileStudy, int.Parse(cache, System.Globalization.CultureInfo.InvariantCulture), addresses);
}

// "whatif STUDY [ROUNDS] [THREADS]" measures how long a change of one point takes, in a study held as a server holds it.
if (args is ["whatif", var whatIfStudy, .. var whatIfNumbers])
{
    int Number(int at, int usual) => whatIfNumbers.Length > at ? int.Parse(whatIfNumbers[at], System.Globalization.CultureInfo.InvariantCulture) : usual;
    return WhatIfRun.Run(whatIfStudy, Number(0, 20), Number(1, 1));
}

// "elevation FILE …" measures how fast heights are read; anything else goes to BenchmarkDotNet (for example "--filter *Locator*").
if (args is ["elevation", .. var files])
{
    return ElevationRun.Run(files);
}

BenchmarkSwitcher.FromAssembly(typeof(PerformanceRun).Assembly).Run(args);
return 0;
