using System.Text;
using CoverageAnalyzer.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first Ctrl-C stops the run between two steps; a second one ends the process as usual.
    if (!stop.IsCancellationRequested)
    {
        pressed.Cancel = true;
        stop.Cancel();
    }
};
return await new CommandLineProgram().RunAsync(args, Console.Out, Console.Error, stop.Token);
