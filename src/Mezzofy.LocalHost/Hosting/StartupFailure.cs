using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace Mezzofy.LocalHost.Hosting;

/// <summary>Ends a process that could not start: one sentence for what was said on purpose, the whole exception for a defect; exit code 1.</summary>
internal sealed class StartupFailure
{
    private PosixSignalRegistration[] signals = [];
    private volatile bool started;

    /// <summary>Takes over exceptions that leave the program before it is ready, and the signals until the host answers them itself.</summary>
    public void Watch()
    {
        AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
        {
            if (started || unhandled.ExceptionObject is not Exception exception)
                return;
            Console.Error.WriteLine(Describe(exception));
            Environment.Exit(1);
        };
        signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal => PosixSignalRegistration.Create(signal, Leave))];
    }

    /// <summary>The host runs; from here on an exception is nobody's fault but the code's.</summary>
    public void Started()
    {
        started = true;
        foreach (var signal in signals)
            signal.Dispose();
    }

    /// <summary>What is said about an exception.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [var only] } => Describe(only),
        StartupException or OptionsValidationException => exception.Message,
        InvalidOperationException or ArgumentException when WasThrownOnPurpose(exception) => exception.Message,
        _ => exception.ToString(),
    };

    private static void Leave(PosixSignalContext context)
    {
        context.Cancel = true;
        ThreadPool.QueueUserWorkItem(_ => Environment.Exit(130));
    }

    private static bool WasThrownOnPurpose(Exception exception) =>
        new StackTrace(exception).GetFrame(0)?.GetMethod()?.Module.Assembly.GetName().Name is { } thrower
        && !thrower.StartsWith("System.", StringComparison.Ordinal)
        && !thrower.StartsWith("Microsoft.", StringComparison.Ordinal);
}
