using Mezzofy.LocalHost.Functions;
using Mezzofy.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.LocalHost.Tests.Functions;

public sealed class TriggerSeamTests
{
    [Fact]
    public async Task A_trigger_calls_its_function_through_the_middleware_in_one_scope()
    {
        var builder = Builder<Greeting>();
        builder.Services.AddScoped<Trace>();
        builder.UseMiddleware<Tracing>();
        await using var host = (IAsyncDisposable)builder.Build();

        (await CallAsync(host, "Ada")).ShouldBe("hello Ada, seen by Tracing");
    }

    [Fact]
    public async Task An_exception_of_a_function_reaches_the_middleware_as_it_was_thrown()
    {
        var builder = Builder<Failing>();
        Exception? seen = null;
        builder.Use(next => async context =>
        {
            try
            {
                await next(context);
            }
            catch (Exception exception)
            {
                seen = exception;
                context.GetInvocationResult().Value = "caught";
            }
        });
        await using var host = (IAsyncDisposable)builder.Build();

        (await CallAsync(host, null)).ShouldBe("caught");
        seen.ShouldBeOfType<DivideByZeroException>();
    }

    [Theory]
    [InlineData(typeof(UnknownParameter), "Function 'Unknown', parameter 'clock': this host cannot bind TimeProvider there.")]
    [InlineData(typeof(DroppedResult), "Function 'Dropped' returns Int32, which its trigger would silently drop")]
    [InlineData(typeof(TwoTriggers), "Function 'Two' has 2 triggers; a function has exactly one.")]
    [InlineData(typeof(SameName), "Two functions are called 'A'")]
    public void What_cannot_be_run_is_refused_at_start_by_name(Type functions, string message) =>
        Should.Throw<StartupException>(() => Builder(functions).Build()).Message.ShouldStartWith(message);

    private static FunctionsApplicationBuilder Builder<T>() => Builder(typeof(T));

    private static FunctionsApplicationBuilder Builder(Type functions) => new(new LaunchOptions
    {
        Assembly = typeof(TriggerSeamTests).Assembly,
        Types = type => type == functions,
        Extensions = new Extensions([new ManualTrigger()], [], []),
        HostJson = "{}",
    });

    private static Task<object?> CallAsync(object host, object? data)
    {
        var services = ((IHost)host).Services;
        var function = services.GetRequiredService<FunctionCatalogue>().Functions.Single();
        return services.GetRequiredService<FunctionDispatcher>().InvokeAsync(function, data, CancellationToken.None);
    }

    public sealed class Trace
    {
        public string? SeenBy { get; set; }
    }

    public sealed class Tracing : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            context.InstanceServices.GetRequiredService<Trace>().SeenBy = nameof(Tracing);
            return next(context);
        }
    }

    public sealed class Greeting(Trace trace)
    {
        [Function("Greet")]
        public async Task<string> Greet([ManualTrigger] string name, FunctionContext context, CancellationToken cancellation)
        {
            await Task.Yield();
            cancellation.CanBeCanceled.ShouldBeTrue();
            context.FunctionDefinition.Name.ShouldBe("Greet");
            return $"hello {name}, seen by {trace.SeenBy}";
        }
    }

    public sealed class Failing
    {
        [Function("Fail")]
        public static string Fail([ManualTrigger] string? text) => throw new DivideByZeroException();
    }

    public sealed class UnknownParameter
    {
        [Function("Unknown")]
        public static void Run([ManualTrigger] string text, TimeProvider clock)
        {
        }
    }

    public sealed class DroppedResult
    {
        [Function("Dropped")]
        public static int Run([ManualTrigger] string text) => 1;
    }

    public sealed class TwoTriggers
    {
        [Function("Two")]
        public static void Run([ManualTrigger] string a, [ManualTrigger] string b)
        {
        }
    }

    public sealed class SameName
    {
        [Function("A")]
        public static void First([ManualTrigger] string a)
        {
        }

        [Function("a")]
        public static void Second([ManualTrigger] string a)
        {
        }
    }
}
