using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using static Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace Mezzofy.LocalHost.Tests.Durable;

/// <summary>Queries with filters and pages: section 13 of the measured behaviour.</summary>
[Collection(DurableCollection.Name)]
public sealed class QueryTests(DurableHost host)
{
    private readonly string prefix = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Pages_come_in_the_order_of_ids_and_the_last_has_no_token()
    {
        await StartAsync(13);
        var pages = new List<Page<OrchestrationMetadata>>();
        await foreach (var page in host.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: prefix, PageSize: 3)).AsPages())
            pages.Add(page);

        pages.Select(page => page.Values.Count).ShouldBe([3, 3, 3, 3, 1]);
        var ids = pages.SelectMany(page => page.Values).Select(one => one.InstanceId).ToList();
        ids.ShouldBe(ids.Order(StringComparer.Ordinal));
        pages[^1].ContinuationToken.ShouldBeNull();
    }

    [Fact]
    public async Task A_token_goes_on_where_its_page_ended()
    {
        await StartAsync(5);
        var first = await FirstPageAsync(new OrchestrationQuery(InstanceIdPrefix: prefix, PageSize: 2));
        var second = await FirstPageAsync(new OrchestrationQuery(InstanceIdPrefix: prefix, PageSize: 2, ContinuationToken: first.ContinuationToken));

        second.Values.Select(one => one.InstanceId).ShouldBe([$"{prefix}-02", $"{prefix}-03"]);
    }

    [Fact]
    public async Task A_page_of_exactly_the_rest_is_the_last()
    {
        await StartAsync(2);
        (await FirstPageAsync(new OrchestrationQuery(InstanceIdPrefix: prefix, PageSize: 2))).ContinuationToken.ShouldBeNull();
    }

    [Fact]
    public async Task States_and_times_of_creation_choose()
    {
        await StartAsync(2);
        await host.Client.RaiseEventAsync($"{prefix}-00", "Go", "x");
        var done = await host.EndAsync($"{prefix}-00");

        (await IdsAsync(new OrchestrationQuery(Statuses: [Completed], InstanceIdPrefix: prefix))).ShouldBe([$"{prefix}-00"]);
        (await IdsAsync(new OrchestrationQuery(Statuses: [Completed, Running, Pending], InstanceIdPrefix: prefix))).Count.ShouldBe(2);
        (await IdsAsync(new OrchestrationQuery(CreatedFrom: done.CreatedAt.AddHours(1), InstanceIdPrefix: prefix))).ShouldBeEmpty();
        (await IdsAsync(new OrchestrationQuery(done.CreatedAt.AddHours(-1), done.CreatedAt.AddHours(1), InstanceIdPrefix: prefix))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Inputs_are_told_only_when_asked()
    {
        await StartAsync(1);

        (await FirstPageAsync(new OrchestrationQuery(InstanceIdPrefix: prefix))).Values[0].SerializedInput.ShouldBeNull();
        (await FirstPageAsync(new OrchestrationQuery(InstanceIdPrefix: prefix, FetchInputsAndOutputs: true))).Values[0].SerializedInput.ShouldBe("\"Go\"");
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("1.%%%")]
    public async Task A_token_that_no_query_gave_out_finds_nothing_and_is_no_error(string token)
    {
        await StartAsync(1);
        (await FirstPageAsync(new OrchestrationQuery(InstanceIdPrefix: prefix, ContinuationToken: token))).Values.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_prefix_is_text_and_no_pattern()
    {
        await StartAsync(1);
        (await IdsAsync(new OrchestrationQuery(InstanceIdPrefix: "%"))).ShouldBeEmpty();
    }

    private async Task StartAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await host.Client.ScheduleNewOrchestrationInstanceAsync("WaitOne", "Go", new StartOrchestrationOptions($"{prefix}-{i:00}"));
    }

    private async Task<Page<OrchestrationMetadata>> FirstPageAsync(OrchestrationQuery query)
    {
        await foreach (var page in host.Client.GetAllInstancesAsync(query).AsPages())
            return page;
        throw new InvalidOperationException("There was no page.");
    }

    private async Task<List<string>> IdsAsync(OrchestrationQuery query)
    {
        var ids = new List<string>();
        await foreach (var one in host.Client.GetAllInstancesAsync(query))
            ids.Add(one.InstanceId);
        return ids;
    }
}
