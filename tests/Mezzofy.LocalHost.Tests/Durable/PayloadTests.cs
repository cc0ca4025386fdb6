using Mezzofy.DurableApp;
using Microsoft.DurableTask.Client;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>How values travel: sections 15 to 17 of the measured behaviour.</summary>
[Collection(DurableCollection.Name)]
public sealed class PayloadTests(DurableHost host)
{
    [Theory]
    [InlineData("number", "6")]
    [InlineData("enum", "1")]
    [InlineData("anonymous", """{"Inner":{"Value":1}}""")]
    [InlineData("nothing", null)]
    [InlineData(
        "everything",
        """{"Name":"A","Missing":null,"Colour":1,"At":"2026-01-02T03:04:05Z","Span":"00:01:00","Text":"\u00E9\u003C\u0026\u003E\u0027"}""")]
    public async Task Values_are_written_with_declared_names_numeric_enums_and_nulls(string kind, string? json) =>
        (await host.RunAsync("Return", kind)).SerializedOutput.ShouldBe(json);

    [Fact]
    public async Task An_orchestrator_that_returns_nothing_has_no_output() => (await host.RunAsync("Nothing")).SerializedOutput.ShouldBeNull();

    [Fact]
    public async Task A_value_tuple_is_refused_because_its_items_would_be_lost()
    {
        var failed = await host.RunAsync("Return", "tuple");

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput!.ShouldContain("is a value tuple, whose items JSON would leave out");
        await Should.ThrowAsync<NotSupportedException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("OneStep", (1, 2)));
        await Should.ThrowAsync<NotSupportedException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("OneStep", new { Inside = (1, 2) }));
    }

    [Fact]
    public async Task Names_are_read_without_case_unknown_ones_are_ignored_and_missing_ones_are_defaults()
    {
        (await host.RunAsync("BoundPair", new { a = 1, B = 2, c = 3 })).ReadOutputAs<string>().ShouldBe("Pair { A = 1, B = 2 }");
        (await host.RunAsync("BoundPair", new { a = 1 })).ReadOutputAs<string>().ShouldBe("Pair { A = 1, B = 0 }");
    }

    [Fact]
    public async Task An_enum_as_a_word_is_not_read() =>
        (await host.RunAsync("BoundColour", "Green")).RuntimeStatus.ShouldBe(Failed);

    [Fact]
    public async Task No_input_is_null_zero_or_undefined()
    {
        var none = await host.RunAsync("ReadElement");

        none.SerializedInput.ShouldBeNull();
        none.ReadOutputAs<string>().ShouldBe("Undefined null ");
        (await host.RunAsync("ReadNumber")).ReadOutputAs<string>().ShouldBe("0");
        (await host.RunAsync("BoundPair")).ReadOutputAs<string>().ShouldBe("null");
    }

    [Fact]
    public async Task No_input_for_a_bound_number_fails_and_names_the_parameter()
    {
        var failed = await host.RunAsync("BoundNumber");

        failed.RuntimeStatus.ShouldBe(Failed);
        failed.SerializedOutput!.ShouldContain("Error converting 1 input parameters for Function 'BoundNumber': Could not populate the value for 'number' parameter.");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("5")]
    [InlineData(5.5)]
    public async Task An_input_of_the_wrong_type_throws_where_it_is_read_and_can_be_caught(object input)
    {
        (await host.RunAsync("ReadNumber", input)).ReadOutputAs<string>().ShouldBe("no number");
        (await host.RunAsync("ReadNumberUncaught", input)).SerializedOutput!.ShouldStartWith("System.Text.Json.JsonException: ");
        (await host.RunAsync("BoundNumber", input)).RuntimeStatus.ShouldBe(Failed);
    }

    [Fact]
    public async Task An_argument_keeps_the_kind_of_an_annotated_base_and_an_activity_s_result_does_not() =>
        (await host.RunAsync("Shapes")).ReadOutputAs<string>().ShouldBe("2 NotSupportedException");

    [Fact]
    public async Task A_derived_record_is_written_whole_as_a_value_and_by_its_declared_type_as_a_property() =>
        (await host.RunAsync("Derived")).SerializedOutput.ShouldBe("""{"Plain":{"Name":"n"},"Whole":"{\u0022Extra\u0022:1,\u0022Name\u0022:\u0022n\u0022}"}""");

    [Fact]
    public async Task An_activity_given_the_wrong_type_fails_and_a_result_read_as_the_wrong_type_throws_at_the_await() =>
        (await host.RunAsync("WrongTypes")).ReadOutputAs<string>().ShouldBe("failed unreadable");

    [Fact]
    public async Task An_activity_may_take_anything_or_only_its_context() =>
        (await host.RunAsync("Shapeless")).ReadOutputAs<string>().ShouldBe("""{"A":1,"B":2} NoInput""");
}
