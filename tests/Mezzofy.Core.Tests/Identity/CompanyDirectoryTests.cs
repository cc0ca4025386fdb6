using Mezzofy.Core.Identity;
using Mezzofy.Core.Identity.Directory;

namespace Mezzofy.Core.Tests.Identity;

public sealed class CompanyDirectoryTests : IClassFixture<CompanyDirectoryTests.DemoCompany>
{
    private readonly CompanyDirectory directory;
    private readonly Caller caller;

    public CompanyDirectoryTests(DemoCompany company)
    {
        directory = company.Host.Get<CompanyDirectory>();
        caller = company.Caller;
    }

    [Theory]
    [InlineData("the sales team", "sales.manager sales.rep")]
    [InlineData("all sales reps", "sales.rep")]
    [InlineData("everyone in marketing", "marketing.creator marketing.manager")]
    [InlineData("客服团队", "support.agent support.manager")]
    [InlineData("财务部", "finance.manager finance.viewer cfo")]
    [InlineData("pasukan pemasaran", "marketing.creator marketing.manager")]
    [InlineData("the rugby team", "")]
    [InlineData("sales", "")]
    public async Task A_team_is_everybody_in_it(string query, string mailboxes)
    {
        var people = await directory.FindTeamAsync(query);

        people.Select(person => person.Email.Split('@')[0]).Order().ShouldBe(mailboxes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    [Theory]
    [InlineData("CEO@mezzofy.com", "ceo")]
    [InlineData("the CEO", "ceo")]
    [InlineData("CEO", "ceo")]
    [InlineData("our chief executive officer.", "ceo")]
    [InlineData("首席执行官", "ceo")]
    [InlineData("公司的总裁", "ceo")]
    [InlineData("ketua pegawai eksekutif", "ceo")]
    [InlineData("the CFO", "cfo")]
    [InlineData("财务总监", "cfo")]
    [InlineData("Ketua Pegawai Kewangan kami", "cfo")]
    [InlineData("COO", "coo")]
    [InlineData("finance manager", "finance.manager")]
    [InlineData("finance_manager", "finance.manager")]
    [InlineData("财务经理", "finance.manager")]
    [InlineData("pengurus kewangan", "finance.manager")]
    [InlineData("the sales manager", "sales.manager")]
    [InlineData("Content Creator", "marketing.creator")]
    [InlineData("客服经理", "support.manager")]
    [InlineData("me", "sales.rep")]
    [InlineData("我", "sales.rep")]
    [InlineData("saya", "sales.rep")]
    [InlineData("my manager", "sales.manager")]
    [InlineData("Grace Tan Hui Ling", "cfo")]
    [InlineData("grace", "cfo")]
    [InlineData("Ms. Grace Tan", "cfo")]
    [InlineData("Tan", "cfo")]
    [InlineData("encik rajesh", "finance.manager")]
    [InlineData("李佳慧", "support.agent")]
    [InlineData("佳慧", "support.agent")]
    [InlineData("support.manager", "support.manager")]
    public async Task The_one_who_is_meant_is_found(string query, string mailbox)
    {
        var match = await directory.FindAsync(query, caller);

        match.Only.ShouldNotBeNull().Email.ShouldBe($"{mailbox}@mezzofy.com");
    }

    [Theory]
    [InlineData("bob@client.example")]
    [InlineData("the chairman")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("gr")]
    [InlineData("%")]
    [InlineData("a' or '1'='1")]
    [InlineData("\ud800 \0")]
    [InlineData("former")]
    public async Task Nobody_is_found_where_nobody_is_meant(string query) =>
        (await directory.FindAsync(query, caller)).People.ShouldBeEmpty();

    [Fact]
    public async Task A_name_that_several_people_bear_is_ambiguous()
    {
        var match = await directory.FindAsync("binti", caller);

        match.IsAmbiguous.ShouldBeTrue();
        match.Only.ShouldBeNull();
        match.People.Select(person => person.Email).ShouldBe(["coo@mezzofy.com", "sales.rep@mezzofy.com"]);
    }

    [Fact]
    public async Task Without_a_caller_me_is_nobody() => (await directory.FindAsync("me", null)).People.ShouldBeEmpty();

    public sealed class DemoCompany : IAsyncLifetime
    {
        internal IdentityHost Host { get; private set; } = null!;

        internal Caller Caller { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Host = await IdentityHost.CreateAsync();
            await Host.Get<DemoAccounts>().EnsureAsync();
            await Host.AddUserAsync("former@mezzofy.com", "sales_rep", "Former Colleague");
            await Host.ExecuteAsync("update mezzofy.users set disabled_at = now() where email = 'former@mezzofy.com'");
            var id = await Host.ScalarAsync<string>("select id from mezzofy.users where email = 'sales.rep@mezzofy.com'");
            Caller = (await Host.Users.FindAsync(id))!.ToCaller();
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
