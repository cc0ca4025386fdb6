using Mezzofy.Core.Realtime;
using Mezzofy.Core.Tests.Gateway;
using Mezzofy.Testing;

namespace Mezzofy.Core.Tests.Realtime;

public sealed class RunStreamTests
{
    [Fact]
    public async Task A_run_that_is_deleted_between_two_looks_is_gone_and_not_over()
    {
        await using var database = await TestDatabase.CreateAsync();
        var stream = new RunStream(database.DataSource, new NoPublisher(), new StreamSignals());

        (await stream.IsOverAsync("run_deleted", 1, default)).ShouldBeFalse("whoever follows it would end without a word");
        (await stream.ReadAsync("run_deleted", "usr_anybody", 1, 10, default)).ShouldBeNull();
    }
}
