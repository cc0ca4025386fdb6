using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Mezzofy.LocalHost.Functions;

/// <summary>One call of a function. Made for every call, so it allocates what is asked for and nothing before.</summary>
internal sealed class Invocation : FunctionContext, IAsyncDisposable
{
    private readonly CancellationToken caller;
    private readonly AsyncServiceScope? scope;
    private IServiceProvider? services;
    private IDictionary<object, object>? items;
    private CancellationTokenSource? cancellation;
    private string? id;
    private volatile bool timedOut;

    /// <summary>A call by HTTP; its services are the request's.</summary>
    public Invocation(LocalFunction function, HttpContext http)
    {
        Function = function;
        Http = http;
    }

    /// <summary>A call by anything else, with a scope of its own.</summary>
    public Invocation(LocalFunction function, object? triggerData, AsyncServiceScope scope, CancellationToken caller)
    {
        Function = function;
        TriggerData = triggerData;
        this.scope = scope;
        this.caller = caller;
        services = scope.ServiceProvider;
    }

    /// <summary>The function.</summary>
    public LocalFunction Function { get; }

    /// <summary>What the listener handed over; the type is the trigger's own.</summary>
    public object? TriggerData { get; }

    /// <summary>The request, for a call by HTTP.</summary>
    public HttpContext? Http { get; }

    /// <summary>What the function returned, or middleware put in its place.</summary>
    public LocalInvocationResult Result { get; } = new();

    /// <inheritdoc/>
    public override string InvocationId => id ??= Guid.NewGuid().ToString();

    /// <inheritdoc/>
    public override string FunctionId => Function.Definition.Id;

    /// <inheritdoc/>
    public override IServiceProvider InstanceServices
    {
        get => services ?? Http!.RequestServices;
        set => services = value;
    }

    /// <inheritdoc/>
    public override FunctionDefinition FunctionDefinition => Function.Definition;

    /// <inheritdoc/>
    public override IDictionary<object, object> Items
    {
        get => items ??= new Dictionary<object, object>();
        set => items = value;
    }

    /// <inheritdoc/>
    public override CancellationToken CancellationToken => Cancellation().Token;

    /// <summary>Whether the call ran longer than it may.</summary>
    public bool TimedOut => timedOut;

    /// <summary>Fires <see cref="CancellationToken"/>, also for one who asks for it later.</summary>
    public void TimeOut()
    {
        timedOut = true;
        try
        {
            Volatile.Read(ref cancellation)?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended at this very moment.
        }
    }

    /// <summary>Ends the call: its scope (the request's own is the request's to end) and its token.</summary>
    public async ValueTask DisposeAsync()
    {
        cancellation?.Dispose();
        if (scope is { } own)
            await own.DisposeAsync();
    }

    private CancellationTokenSource Cancellation()
    {
        if (Volatile.Read(ref cancellation) is { } existing)
            return existing;
        var made = CancellationTokenSource.CreateLinkedTokenSource(Http?.RequestAborted ?? caller);
        if (Interlocked.CompareExchange(ref cancellation, made, null) is { } other)
        {
            made.Dispose();
            return other;
        }

        if (timedOut)
            made.Cancel();
        return made;
    }
}
