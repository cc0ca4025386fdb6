using Mezzofy.Behaviour;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
BehaviourApp.Configure(builder);
builder.Build().Run();
