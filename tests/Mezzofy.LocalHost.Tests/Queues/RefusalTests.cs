using Mezzofy.LocalHost.Hosting;
using Mezzofy.LocalHost.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Mezzofy.LocalHost.Tests.Queues;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(typeof(Topic), "Function 'Topic', [ServiceBusTrigger]: this host has no topics and subscriptions.")]
    [InlineData(typeof(Sessions), "Function 'Sessions', [ServiceBusTrigger]: this host has no sessions (IsSessionsEnabled).")]
    [InlineData(typeof(Batches), "Function 'Batches', [ServiceBusTrigger]: this host has no batches (IsBatched).")]
    [InlineData(typeof(ByHand), "Function 'ByHand', [ServiceBusTrigger]: this host has no settling by hand (AutoCompleteMessages = false).")]
    [InlineData(typeof(NoName), "Function 'NoName': 'a queue' is no name of a queue")]
    [InlineData(typeof(NoSetting), "Function 'NoSetting', queue '%Nope%': '%Nope%' does not resolve to a value.")]
    [InlineData(typeof(Number), "Function 'Number', parameter 'text': this host cannot bind Int32 there.")]
    [InlineData(typeof(Metadata), "Function 'Metadata', parameter 'lockToken': this host cannot bind String there.")]
    [InlineData(typeof(ToTopic), "Function 'ToTopic', [ServiceBusOutput]: this host has no topics.")]
    [InlineData(typeof(ListOfBytes), "Function 'ListOfBytes', [ServiceBusOutput]: List`1 cannot be sent.")]
    [InlineData(typeof(Dropped), "Function 'Dropped' returns String, which its trigger would silently drop")]
    public void What_a_queue_cannot_do_is_refused_at_start_by_name(Type functions, string message) =>
        Should.Throw<StartupException>(() => Builder(functions, "Host=nowhere").Build()).Message.ShouldStartWith(message);

    [Fact]
    public void Without_a_database_the_start_ends_with_the_setting_to_set() =>
        Should.Throw<StartupException>(() => Builder(typeof(Plain), null).Build()).Message
            .ShouldBe("ConnectionStrings:Postgres is not set: queues need a PostgreSQL database.");

    [Fact]
    public async Task A_setting_in_percent_signs_is_expanded_and_the_case_of_a_queue_does_not_matter()
    {
        await using var host = (IAsyncDisposable)Builder(typeof(FromSetting), "Host=nowhere").Build();

        ((IHost)host).Services.GetRequiredService<QueueFunctions>().Functions.Single().Queue.ShouldBe("jobs-of-test");
    }

    private static FunctionsApplicationBuilder Builder(Type functions, string? database) => new(new LaunchOptions
    {
        Assembly = typeof(RefusalTests).Assembly,
        Types = type => type == functions,
        HostJson = "{}",
        Settings = new Dictionary<string, string?> { ["ConnectionStrings:Postgres"] = database, ["Queue:Name"] = "OF-Test" },
    });

    public sealed class Plain
    {
        [Function("Plain")]
        public static void Run([ServiceBusTrigger("q")] string text)
        {
        }
    }

    public sealed class FromSetting
    {
        [Function("FromSetting")]
        public static void Run([ServiceBusTrigger("Jobs-%Queue__Name%")] string text)
        {
        }
    }

    public sealed class Topic
    {
        [Function("Topic")]
        public static void Run([ServiceBusTrigger("topic", "subscription")] string text)
        {
        }
    }

    public sealed class Sessions
    {
        [Function("Sessions")]
        public static void Run([ServiceBusTrigger("q", IsSessionsEnabled = true)] string text)
        {
        }
    }

    public sealed class Batches
    {
        [Function("Batches")]
        public static void Run([ServiceBusTrigger("q", IsBatched = true)] string[] text)
        {
        }
    }

    public sealed class ByHand
    {
        [Function("ByHand")]
        public static void Run([ServiceBusTrigger("q", AutoCompleteMessages = false)] string text)
        {
        }
    }

    public sealed class NoName
    {
        [Function("NoName")]
        public static void Run([ServiceBusTrigger("a queue")] string text)
        {
        }
    }

    public sealed class NoSetting
    {
        [Function("NoSetting")]
        public static void Run([ServiceBusTrigger("%Nope%")] string text)
        {
        }
    }

    public sealed class Number
    {
        [Function("Number")]
        public static void Run([ServiceBusTrigger("q")] int text)
        {
        }
    }

    public sealed class Metadata
    {
        [Function("Metadata")]
        public static void Run([ServiceBusTrigger("q")] string text, string lockToken)
        {
        }
    }

    public sealed class ToTopic
    {
        [Function("ToTopic")]
        [ServiceBusOutput("t", ServiceBusEntityType.Topic)]
        public static string Run([ServiceBusTrigger("q")] string text) => text;
    }

    public sealed class ListOfBytes
    {
        [Function("ListOfBytes")]
        [ServiceBusOutput("t")]
        public static List<byte[]> Run([ServiceBusTrigger("q")] string text) => [];
    }

    public sealed class Dropped
    {
        [Function("Dropped")]
        public static string Run([ServiceBusTrigger("q")] string text) => text;
    }
}
