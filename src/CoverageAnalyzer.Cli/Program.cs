using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CoverageAnalyzer.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// No figure is read or written by the machine's culture, also where someone switched the platform's cultures on.
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
using var stop = new CancellationTokenSource();

// The first signal stops the run between two steps, so that nothing is left half written; a second Ctrl-C ends the process as usual.
void Stop(PosixSignalContext signal)
{
    if (!stop.IsCancellationRequested)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
var program = new CommandLineProgram();
AppDomain.CurrentDomain.UnhandledException += (_, e) => Environment.Exit(program.Unhandled((Exception)e.ExceptionObject, Console.Error));
return await program.RunAsync(args, Console.Out, Console.Error, stop.Token);
