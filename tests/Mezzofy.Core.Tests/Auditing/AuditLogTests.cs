using System.Text.Json.Nodes;
using Mezzofy.Core.Auditing;
using Mezzofy.Testing;
using Npgsql;

namespace Mezzofy.Core.Tests.Auditing;

public sealed class AuditLogTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private AuditLog log = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        log = new AuditLog(new AuditStore(database.DataSource), TimeProvider.System);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Eight_writers_in_four_processes_build_one_whole_chain()
    {
        var logs = Enumerable.Range(0, 4).Select(_ => new AuditLog(new AuditStore(database.DataSource), TimeProvider.System)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                await logs[writer % 4].AppendAsync(Entry("chat.send", $"user_{writer}"));
            }
        })));

        (await Verify()).ShouldBe(new AuditVerdict(800, null, null));
    }

    [Fact]
    public async Task A_completed_append_is_committed()
    {
        await log.AppendAsync(Entry("chat.send", "user_1"));

        (await CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("update mezzofy.audit_log set action = 'x'")]
    [InlineData("delete from mezzofy.audit_log")]
    [InlineData("truncate mezzofy.audit_log")]
    [InlineData("delete from mezzofy.audit_head")]
    public async Task Rows_cannot_be_changed_or_removed_not_even_by_a_superuser(string sql)
    {
        await log.AppendAsync(Entry("chat.send", "user_1"));

        var refusal = await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(sql));

        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task The_owner_of_the_table_has_no_right_to_change_it()
    {
        await using var command = database.DataSource.CreateCommand("""
            select string_agg(privilege_type, ',' order by privilege_type)
              from pg_class, aclexplode(relacl) where oid = 'mezzofy.audit_log'::regclass
               and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
            """);

        (await command.ExecuteScalarAsync()).ShouldBe(DBNull.Value);
    }

    [Theory]
    [InlineData("update mezzofy.audit_log set outcome = 'done' where seq = 3", 3, "row_changed")]
    [InlineData("update mezzofy.audit_log set at = at + interval '1 microsecond' where seq = 2", 2, "row_changed")]
    [InlineData("update mezzofy.audit_log set user_id = null, object = user_id where seq = 4", 4, "row_changed")]
    [InlineData("""update mezzofy.audit_log set detail = '{"n":  1}' where seq = 5""", 5, "row_changed")]
    [InlineData("update mezzofy.audit_log set hash = previous_hash where seq = 3", 3, "row_changed")]
    [InlineData("delete from mezzofy.audit_log where seq = 2", 2, "row_missing")]
    [InlineData("delete from mezzofy.audit_log where seq = 1", 1, "row_missing")]
    [InlineData("update mezzofy.audit_log set previous_hash = hash where seq = 4", 4, "chain_broken")]
    [InlineData("delete from mezzofy.audit_log where seq = 5", 5, "end_missing")]
    [InlineData("delete from mezzofy.audit_log", 1, "end_missing")]
    public async Task Verify_names_the_first_row_that_was_tampered_with(string tampering, long brokenAt, string reason)
    {
        for (var i = 0; i < 5; i++)
        {
            await log.AppendAsync(Entry("chat.send", "user_1") with { Outcome = AuditOutcomes.Refused });
        }

        await ExecuteAsync($"set session_replication_role = replica; {tampering}");

        var verdict = await Verify();
        (verdict.BrokenAt, verdict.Reason).ShouldBe((brokenAt, reason));
    }

    [Fact]
    public async Task Text_that_PostgreSQL_cannot_keep_is_made_fit_and_spoils_no_other_row()
    {
        var odd = Entry("chat.send", "nul \0 lone \ud800 " + new string('x', 5_000)) with
        {
            Detail = new JsonObject { ["nul"] = "a\0b", ["lone"] = "\udc00" },
        };

        await Task.WhenAll(log.AppendAsync(odd), log.AppendAsync(Entry("chat.send", "user_1")));

        (await Verify()).ShouldBe(new AuditVerdict(2, null, null));
    }

    [Fact]
    public async Task A_detail_beyond_four_kilobytes_is_left_out_and_its_size_kept()
    {
        await log.AppendAsync(Entry("chat.send", "user_1") with { Detail = new JsonObject { ["big"] = new string('x', 5_000) } });

        var page = await Reader().ListAsync(new AuditFilter(), new PageRequest());
        page.Items[0].Detail.ShouldBe("""{"omitted_bytes":5010}""");
    }

    [Fact]
    public async Task While_the_database_is_away_appends_fail_and_afterwards_the_chain_goes_on()
    {
        await log.AppendAsync(Entry("chat.send", "user_1"));
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=2");
        var broken = new AuditLog(new AuditStore(nowhere), TimeProvider.System);

        await Should.ThrowAsync<NpgsqlException>(() => broken.AppendAsync(Entry("chat.send", "user_1")));
        await log.AppendAsync(Entry("chat.send", "user_2"));

        (await Verify()).ShouldBe(new AuditVerdict(2, null, null));
    }

    internal static AuditEntry Entry(string action, string user) =>
        new(action, AuditOutcomes.Done, new RequestOrigin(RequestSources.Mobile, "203.0.113.9", new string('a', 32)))
        {
            UserId = user,
            Object = "sess_1",
            Detail = new JsonObject { ["n"] = 1 },
        };

    private AuditReader Reader() => new(database.DataSource);

    private Task<AuditVerdict> Verify() => new AuditVerifier(database.DataSource).VerifyAsync();

    private async Task<long> CountAsync()
    {
        await using var command = database.DataSource.CreateCommand("select count(*) from mezzofy.audit_log");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
